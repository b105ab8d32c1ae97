import type { SheetRow, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { PaymentActions, PaymentForm, useTill } from './PaymentForm';

const sheet = (id: number, payer: SheetRow['payer'], payer_name: string, total: number) =>
  ({
    id,
    number: `JS${id}`,
    payer,
    payer_name,
    state: 'open',
    total,
    received: 0,
    on_account: 0,
    owed: total,
    is_active: true,
    actions: ['take_payment', 'put_on_account'],
  }) as SheetRow;

const action = { next: true, yours: true, roles: ['cashier'], missing: [] };
const visit = {
  order: { id: 7 },
  actions: [{ ...action, action: 'take_payment' }],
} as unknown as Visit;

const taken = vi.fn();
const shown = vi.fn();
let canBeShown: boolean;
/** It was shown for as long as it is shown. */
let endedByItself = false;

function Till({ sheets }: { sheets: SheetRow[] }) {
  const till = useTill(sheets);
  if (!till) return null;
  return (
    <>
      <PaymentForm till={till} />
      <PaymentActions visit={visit} till={till} onTaken={() => undefined} />
    </>
  );
}

function open(sheets: SheetRow[]) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <Till sheets={sheets} />
      </App>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  taken.mockReset();
  shown.mockReset();
  canBeShown = false;
  endedByItself = false;
  const door: Partial<Transport> = {
    place: 'station',
    call: async (name, request) => {
      if (name === 'collection_codes') return { codes: [{ means: 'wechat', qr: ['10', '01'], version: 1 }] };
      if (name === 'show_to_customer') {
        await shown(request);
        const { shows } = request as { shows: boolean };
        return { can_be_shown: canBeShown, is_shown: shows && !endedByItself };
      }
      taken(name, request);
      return { payments: [1], change: 0, owed: 0, visit: {} };
    },
  };
  installTransport(door as Transport);
  keepSession({ token: 't', person_id: 1, name: '收银', roles: ['cashier'] });
});

const take = () => screen.getByTestId('action-take_payment');

it('names payer and sum, and presets no means: neither for an insurer nor for the customer', async () => {
  open([sheet(1, 'insurer', '平安产险', 30_000), sheet(2, 'customer', '张小芳', 48_000)]);
  expect(take().textContent).toContain('收 平安产险 300.00');
  expect(screen.getByTestId('payment-0-means').dataset.value).toBe('');
  expect(take()).toHaveProperty('disabled', true);
  fireEvent.keyDown(window, { key: 'F8' });
  expect(taken).not.toHaveBeenCalled();
});

it('waits until means and amount were touched, and tells the host what the page said is owed', async () => {
  open([sheet(2, 'customer', '张小芳', 48_000)]);
  const hands = userEvent.setup();
  await hands.click(screen.getByTestId('payment-0-means-wechat'));
  expect(take()).toHaveProperty('disabled', true);
  expect(screen.getByText('请核对金额：点一下金额')).toBeTruthy();
  await hands.click(screen.getByLabelText('金额'));
  expect(take()).toHaveProperty('disabled', false);
  fireEvent.keyDown(window, { key: 'F8' });
  await vi.waitFor(() => expect(taken).toHaveBeenCalled());
  expect(taken.mock.calls[0]).toEqual([
    'take_payment',
    { settlement_id: 2, owed: 48_000, parts: [{ means: 'wechat', amount: 48_000, tendered: 48_000 }] },
  ]);
});

it('what is left is dark for the customer, also where the word of before was still on its way', async () => {
  let arrive: () => void = () => undefined;
  shown.mockImplementationOnce(
    () =>
      new Promise<void>((done) => {
        arrive = done;
      }),
  );
  const { unmount } = open([sheet(2, 'customer', '张小芳', 48_000)]);
  await vi.waitFor(() => expect(shown).toHaveBeenCalledOnce());
  fireEvent.click(screen.getByTestId('payment-0-means-wechat'));
  unmount();
  await new Promise((resume) => setTimeout(resume, 20));
  expect(shown).toHaveBeenCalledOnce();
  arrive();
  await vi.waitFor(() => expect(shown).toHaveBeenCalledTimes(2));
  expect(shown.mock.calls[1]).toEqual([{ settlement_id: 2, collects: false, shows: false, parts: [] }]);
});

it('shows the shop’s own code beside what is due, for the means it has one of', async () => {
  open([sheet(2, 'customer', '张小芳', 48_000)]);
  const hands = userEvent.setup();
  await hands.click(screen.getByTestId('payment-0-means-wechat'));
  expect((await screen.findByTestId('scan-to-pay')).textContent).toContain('480.00');
  await hands.click(screen.getByTestId('payment-0-means-alipay'));
  expect(screen.queryByTestId('scan-to-pay')).toBeNull();
  await hands.click(screen.getByTestId('payment-0-means-cash'));
  expect(screen.queryByTestId('scan-to-pay')).toBeNull();
});

const said = (sheet: number, shows: boolean, parts: { means: string; amount: number }[] = []) => ({
  settlement_id: sheet,
  collects: false,
  shows,
  parts,
});

it('the customer is shown what is due as soon as a means is chosen, and not when the page is only looked at', async () => {
  canBeShown = true;
  open([sheet(2, 'customer', '张小芳', 48_000)]);
  await screen.findByTestId('show-to-customer');
  expect(shown.mock.calls.map(([request]) => request.shows)).not.toContain(true);
  const hands = userEvent.setup();
  await hands.click(screen.getByTestId('payment-0-means-wechat'));
  await screen.findByTestId('shown-to-customer');
  expect(shown).toHaveBeenLastCalledWith(said(2, true, [{ means: 'wechat', amount: 48_000 }]));
  expect(screen.queryByTestId('show-to-customer')).toBeNull();
});

it('a deposit that the page offers by itself is nobody who pays', async () => {
  canBeShown = true;
  open([{ ...sheet(2, 'customer', '张小芳', 48_000), credit: 20_000 }]);
  fireEvent.click(await screen.findByTestId('show-to-customer'));
  await screen.findByTestId('shown-to-customer');
  expect(shown.mock.calls.map(([request]) => request.shows)).toEqual([false, true]);
  // What is pressed is shown with it: only the rest is to be paid.
  expect(shown).toHaveBeenLastCalledWith(said(2, true, [{ means: 'deposit', amount: 20_000 }]));
});

it('a press shows it before that, and it ends with the form', async () => {
  canBeShown = true;
  const { unmount } = open([sheet(2, 'customer', '张小芳', 48_000)]);
  const button = await screen.findByTestId('show-to-customer');
  button.focus();
  fireEvent.click(button);
  await vi.waitFor(() => expect(shown).toHaveBeenLastCalledWith(said(2, true)));
  const says = await screen.findByTestId('shown-to-customer');
  expect(document.activeElement?.contains(says), 'the keys stay here').toBe(true);
  expect(document.activeElement).not.toBe(document.body);
  unmount();
  await vi.waitFor(() => expect(shown).toHaveBeenLastCalledWith(said(2, false)));
});

it('what the screen ended by itself is offered again, and begins anew', async () => {
  [canBeShown, endedByItself] = [true, true];
  open([sheet(2, 'customer', '张小芳', 48_000)]);
  fireEvent.click(screen.getByTestId('payment-0-means-wechat'));
  const button = await screen.findByTestId('show-to-customer');
  expect(screen.queryByTestId('shown-to-customer')).toBeNull();
  shown.mockClear();
  endedByItself = false;
  fireEvent.click(button);
  await screen.findByTestId('shown-to-customer');
  expect(shown.mock.calls.map(([asked]) => asked.shows).slice(-2)).toEqual([false, true]);
});

it('where no screen faces the customer nothing of one is offered', async () => {
  open([sheet(2, 'customer', '张小芳', 48_000)]);
  await vi.waitFor(() => expect(shown).toHaveBeenCalled());
  expect(screen.queryByTestId('show-to-customer')).toBeNull();
  await userEvent.click(screen.getByTestId('payment-0-means-wechat'));
  expect(screen.queryByTestId('shown-to-customer')).toBeNull();
});
