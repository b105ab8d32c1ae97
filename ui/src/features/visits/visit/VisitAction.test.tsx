import type { AllowedAction, Visit } from '@bindings';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Field } from '../../../kit/Field';
import { VisitAction } from './VisitAction';

const allowed: AllowedAction = {
  action: 'confirm_check_in',
  next: true,
  yours: true,
  roles: ['advisor', 'manager'],
  missing: [{ what: 'mileage' }],
};
const visit = (change: Partial<AllowedAction>) => ({ actions: [{ ...allowed, ...change }] }) as Visit;
const button = () => screen.getByTestId('action-confirm_check_in');

it('the next action has F8, and waits for what is missing', () => {
  const act = vi.fn();
  const { rerender } = render(
    <>
      <Field small label="里程" names={['mileage_km']}>
        <input aria-label="mileage" />
      </Field>
      <VisitAction visit={visit({})} action="confirm_check_in" onAct={act} />
    </>,
  );
  expect(screen.getByText('缺里程')).toBeTruthy();
  fireEvent.keyDown(window, { key: 'F8' });
  expect(act).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByLabelText('mileage'));

  rerender(<VisitAction visit={visit({})} action="confirm_check_in" brings={['mileage']} onAct={act} />);
  expect(screen.queryByText('缺里程')).toBeNull();
  fireEvent.keyDown(window, { key: 'F8' });
  expect(act).toHaveBeenCalledTimes(1);
});

it('says whose it is to somebody else', () => {
  render(
    <VisitAction visit={visit({ yours: false, missing: [] })} action="confirm_check_in" onAct={vi.fn()} />,
  );
  expect(button()).toHaveProperty('disabled', true);
  expect(screen.getByText('由服务顾问、经理来做')).toBeTruthy();
});

it('is not there in another stage, nor when it is rare and not yours', () => {
  render(
    <>
      <VisitAction visit={visit({})} action="deliver" onAct={vi.fn()} />
      <VisitAction visit={visit({ yours: false })} action="confirm_check_in" rare onAct={vi.fn()} />
    </>,
  );
  expect(screen.queryByRole('button')).toBeNull();
});

it('keeps a refusal in sight beside the button', async () => {
  const refuse = () => Promise.reject({ code: 'conflict', params: { entity: 'work_order' } });
  render(<VisitAction visit={visit({ missing: [] })} action="confirm_check_in" onAct={refuse} />);
  fireEvent.click(button());
  expect((await screen.findByRole('alert')).textContent).toContain('刚被别人改过');
});
