import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { expect, it, vi } from 'vitest';
import { ActionButton } from './ActionButton';
import { RateInput } from './AmountInput';

it('stays visible and says what is missing while it may not be pressed', async () => {
  const act = vi.fn();
  render(<ActionButton label="Deliver" hotkey="F4" missing={['The bill is open']} onAct={act} />);
  expect(screen.getByRole('button')).toHaveProperty('disabled', true);
  expect(screen.getByText('The bill is open')).toBeTruthy();
  fireEvent.keyDown(window, { key: 'F4' });
  expect(act).not.toHaveBeenCalled();
});

it('is pressed by its key, once however often', async () => {
  let finish: () => void = () => undefined;
  const act = vi.fn(() => new Promise<void>((done) => (finish = done)));
  render(<ActionButton label="Deliver" hotkey="F4" onAct={act} />);
  fireEvent.keyDown(window, { key: 'F4' });
  fireEvent.keyDown(window, { key: 'F4' });
  expect(act).toHaveBeenCalledTimes(1);
  finish();
});

it('says a refusal in words', async () => {
  render(
    <App>
      <ActionButton label="Deliver" onAct={() => Promise.reject({ code: 'wrong_pin' })} />
    </App>,
  );
  await userEvent.click(screen.getByRole('button'));
  expect(await screen.findByText('密码不对，请再输一次。')).toBeTruthy();
});

it('does nothing while an amount on the page cannot be read, and leads to it', async () => {
  const act = vi.fn();
  const leave = vi.fn();
  render(
    <App>
      <RateInput aria-label="tax" value={1300} max={10_000} />
      <ActionButton label="Save" hotkey="F8" primary onAct={act} />
      <ActionButton label="Discard" onAct={leave} />
    </App>,
  );
  const field = screen.getByLabelText('tax');
  await userEvent.clear(field);
  await userEvent.type(field, '150');
  await userEvent.click(screen.getByText('Save'));
  fireEvent.keyDown(window, { key: 'F8' });
  expect(act).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(field);
  await userEvent.click(screen.getByText('Discard'));
  expect(leave).toHaveBeenCalled();
  await userEvent.clear(field);
  await userEvent.type(field, '13');
  await userEvent.click(screen.getByText('Save'));
  expect(act).toHaveBeenCalledTimes(1);
});
