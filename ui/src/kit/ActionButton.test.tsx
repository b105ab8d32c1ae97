import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { describe, expect, it, vi } from 'vitest';
import { ActionButton } from './ActionButton';
import { RateInput } from './AmountInput';
import type { Lack } from './lacks';

it('stays visible and says what is missing while it may not be pressed', async () => {
  const act = vi.fn();
  render(
    <App>
      <ActionButton label="Deliver" hotkey="F4" missing={['The bill is open']} onAct={act} />
    </App>,
  );
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

describe('pressed while something is missing', () => {
  const missing = [
    { says: 'The mileage is missing', at: 'mileage' },
    { says: 'Nobody has signed', at: 'signed' },
  ];
  const form = (now: readonly (string | Lack)[]) => (
    <App>
      <div data-lack="mileage">
        <input aria-label="mileage" />
      </div>
      <div data-lack="signed">
        <input type="radio" name="means" aria-label="paper" />
        <input type="radio" name="means" aria-label="screen" />
      </div>
      <ActionButton label="Check in" hotkey="F8" missing={now} onAct={vi.fn()} />
    </App>
  );

  it('leads to the first of it, by its key and by a press, and says there what it is', async () => {
    const { rerender } = render(form(missing));
    const mileage = screen.getByLabelText('mileage');
    fireEvent.keyDown(window, { key: 'F8' });
    expect(document.activeElement).toBe(mileage);
    expect(screen.getByRole('alert').textContent).toBe('The mileage is missing');
    expect(screen.getByRole('alert').closest('[data-lack]')?.contains(mileage)).toBe(true);
    fireEvent.input(mileage, { target: { value: '7' } });
    expect(screen.queryByRole('alert')).toBeNull();

    rerender(form(missing.slice(1)));
    fireEvent.click(screen.getByText('Check in').closest('span[data-held]') as HTMLElement);
    expect(document.activeElement).toBe(screen.getByLabelText('paper'));
    expect(screen.getByRole('alert').textContent).toBe('Nobody has signed');
  });

  it('each sentence leads to its own place', async () => {
    render(form(missing));
    await userEvent.click(screen.getByRole('button', { name: 'Nobody has signed' }));
    expect(document.activeElement).toBe(screen.getByLabelText('paper'));
  });

  it('says what nobody can put right on this page', async () => {
    render(form(['The foreman does it']));
    fireEvent.keyDown(window, { key: 'F8' });
    expect(await screen.findAllByText('The foreman does it')).toHaveLength(2);
  });

  it('passes over what waits for somebody else while something can be put right here', () => {
    render(form(['The foreman does it', ...missing]));
    fireEvent.keyDown(window, { key: 'F8' });
    expect(document.activeElement).toBe(screen.getByLabelText('mileage'));
  });
});

it('looks in its own dialog first, and takes a field before the panel around it', () => {
  render(
    <div>
      <div data-lack="reason">
        <input aria-label="behind" />
      </div>
      <div className="ant-modal">
        <section data-lack="reason" tabIndex={-1}>
          <div data-lack="reason">
            <input aria-label="asked" />
          </div>
        </section>
        <ActionButton label="Void" missing={[{ says: 'No reason', at: 'reason' }]} onAct={vi.fn()} />
      </div>
    </div>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'No reason' }));
  expect(document.activeElement).toBe(screen.getByLabelText('asked'));
});

it('opens what was folded away', () => {
  const open = vi.fn();
  render(
    <div>
      <section data-lack="jobs">
        <button type="button" aria-expanded={false} onClick={open}>
          Jobs
        </button>
      </section>
      <ActionButton label="Pass" missing={[{ says: '2 jobs are open', at: 'jobs' }]} onAct={vi.fn()} />
    </div>,
  );
  fireEvent.click(screen.getByRole('button', { name: '2 jobs are open' }));
  expect(open).toHaveBeenCalledTimes(1);
});
