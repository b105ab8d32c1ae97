import { LIMITS, type PaymentRow } from '@bindings';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { type ReactElement, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { DepositDialog } from './DepositDialog';
import { MoneyBackDialog } from './MoneyBackDialog';
import { MoneyTaken } from './MoneyTaken';
import { PaymentBackDialog } from './PaymentBackDialog';
import { type PaidPart, unpaid } from './paidParts';

const draw = (page: ReactElement) => render(<App>{page}</App>);
const field = (id: string) => screen.getByTestId(id).querySelector('input') as HTMLInputElement;
const type = (id: string, typed: string) => fireEvent.change(field(id), { target: { value: typed } });
const isHeld = (id: string) => (screen.getByTestId(id) as HTMLButtonElement).disabled;
const nothing = () => null;

it('a deposit is taken by its key once it has amount and means, and cash says what goes back', async () => {
  const take = vi.fn(async () => undefined);
  const close = vi.fn();
  const scan = vi.fn(nothing);
  draw(<DepositDialog open number="GD1" verb="收订金" scan={scan} onTake={take} onClose={close} />);
  const hands = userEvent.setup();
  expect(isHeld('deposit-send')).toBe(true);
  type('deposit-amount', '200');
  await hands.click(screen.getByTestId('deposit-means-cash'));
  expect(scan).toHaveBeenLastCalledWith('cash', 20_000);
  type('deposit-tendered', '150');
  expect(isHeld('deposit-send')).toBe(true);
  type('deposit-tendered', '300');
  expect(screen.getByTestId('deposit-form').textContent).toContain('100.00');
  fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
  await vi.waitFor(() => expect(close).toHaveBeenCalled());
  expect(take).toHaveBeenCalledExactlyOnceWith([{ means: 'cash', amount: 20_000, tendered: 30_000 }]);
});

it('a refusal about the amount stands at the amount, and the dialog stays', async () => {
  const take = () => Promise.reject({ code: 'invalid', params: { field: 'amount' } });
  const close = vi.fn();
  draw(<DepositDialog open number="GD1" verb="收订金" scan={nothing} onTake={take} onClose={close} />);
  type('deposit-amount', '200');
  await userEvent.setup().click(screen.getByTestId('deposit-means-card'));
  fireEvent.click(screen.getByTestId('deposit-send'));
  const said = await screen.findByRole('alert');
  expect(said.closest('[data-lack]')?.getAttribute('data-lack')).toBe('amount');
  expect(close).not.toHaveBeenCalled();
});

function Rows({ whole }: { whole: boolean }) {
  const [parts, setParts] = useState<PaidPart[]>([unpaid]);
  const change = (place: number, patch: Partial<PaidPart>) =>
    setParts(parts.map((part, index) => (index === place ? { ...part, ...patch } : part)));
  return (
    <MoneyTaken
      parts={parts}
      owed={98_000}
      whole={whole}
      offered={() => ['wechat', 'cash']}
      scan={(means, amount) => <i data-testid="scan">{`${means} ${amount}`}</i>}
      testId={(place, what) => `sell-${what}-${place}`}
      addId="add"
      changeId="change"
      onChoose={(place, means) => change(place, { means })}
      onType={change}
      onRemove={(place) => setParts(parts.filter((_, index) => index !== place))}
      onAdd={() => setParts([...parts, unpaid])}
    />
  );
}

it('several means each have an amount, the newest is scanned, and cash gives change', async () => {
  draw(<Rows whole />);
  const hands = userEvent.setup();
  expect(screen.queryByTestId('sell-amount-0')).toBeNull();
  expect(screen.queryByTestId('sell-remove-0')).toBeNull();
  await hands.click(screen.getByTestId('add'));
  type('sell-amount-0', '900');
  await hands.click(screen.getByTestId('sell-means-0-wechat'));
  await hands.click(screen.getByTestId('sell-means-1-cash'));
  expect(document.activeElement).toBe(field('sell-tendered-1'));
  type('sell-amount-1', '80');
  expect(screen.getByTestId('scan').textContent).toBe('cash 8000');
  type('sell-tendered-1', '100');
  expect(screen.getByTestId('change').textContent).toContain('20.00');
  await hands.click(screen.getByTestId('sell-remove-0'));
  expect(screen.getByTestId('sell-means-0').dataset.value).toBe('cash');
});

it('a form that asks for the amount asks for it also of the one means', () => {
  draw(<Rows whole={false} />);
  expect(field('sell-amount-0').value).toBe('');
});

it('what is left of a payment is offered back, no more than that goes, and a reason is asked for', async () => {
  const give = vi.fn(async () => undefined);
  const payment = { id: 5, number: 'SK5', means: 'wechat', refundable: 20_000 } as unknown as PaymentRow;
  const page = (open: boolean) => (
    <App>
      <PaymentBackDialog open={open} payment={payment} verb="退款" onGive={give} onClose={() => undefined} />
    </App>
  );
  const { rerender } = render(page(true));
  expect(field('refund-amount').value).toBe('200.00');
  expect(screen.getByTestId('refund-means').dataset.value).toBe('wechat');
  expect(isHeld('refund-send')).toBe(true);
  fireEvent.change(screen.getByTestId('refund-reason'), { target: { value: '多收' } });
  for (const [typed, held] of [
    ['200.01', true],
    ['0', true],
    ['50', false],
  ] as const) {
    type('refund-amount', typed);
    expect([typed, isHeld('refund-send')]).toEqual([typed, held]);
  }
  fireEvent.click(screen.getByTestId('refund-send'));
  await vi.waitFor(() => expect(give).toHaveBeenCalledOnce());
  expect(give).toHaveBeenCalledWith({ amount: 5_000, means: 'wechat', reason: '多收' });
  // The next one that goes back has a reason of its own.
  rerender(page(false));
  await vi.waitFor(() => expect(screen.queryByTestId('refund-form')).toBeNull());
  rerender(page(true));
  expect(screen.getByTestId('refund-reason')).toHaveProperty('value', '');
});

it('where a contract ends without money, nothing may go back as well', () => {
  draw(
    <MoneyBackDialog
      open
      title="退"
      most={0}
      wrong="多了"
      orNothing
      amountLabel="退多少"
      ways={['as_it_came', 'cash']}
      wayWord={(way) => way}
      verb="退"
      testId="give-back"
      sendId="give"
      onGive={async () => undefined}
      onClose={() => undefined}
    />,
  );
  fireEvent.change(screen.getByTestId('give-back-reason'), { target: { value: '车卖了' } });
  expect(isHeld('give')).toBe(false);
});

it('no more means are added than the host takes at once', () => {
  const taken = (count: number) => (
    <App>
      <MoneyTaken
        parts={Array.from({ length: count }, () => unpaid)}
        owed={100}
        offered={() => ['cash']}
        scan={nothing}
        testId={(place, what) => `${place}-${what}`}
        addId="add"
        changeId="change"
        onChoose={nothing}
        onType={nothing}
        onRemove={nothing}
        onAdd={nothing}
      />
    </App>
  );
  const { rerender } = render(taken(LIMITS.payment_parts - 1));
  expect(screen.queryByTestId('add')).not.toBeNull();
  rerender(taken(LIMITS.payment_parts));
  expect(screen.queryByTestId('add')).toBeNull();
});
