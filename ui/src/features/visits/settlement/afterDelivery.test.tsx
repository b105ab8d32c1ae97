import type { AllowedAction, PaymentRow, SheetRow, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { panelsOf } from '../StagePanels';
import { AfterDelivery } from './AfterDelivery';

const content = { lines: [], subtotals: [], discount: 0, rounding: 0, tax: 0, taxes: [], total: 12_999 };
const sheet = (id: number, more: Partial<SheetRow>) =>
  ({
    id,
    number: `JS${id}`,
    payer: 'customer',
    payer_name: '曾小芳',
    state: 'settled',
    total: 12_999,
    received: 0,
    on_account: 0,
    owed: 0,
    credit: 0,
    is_active: true,
    actions: [],
    content,
    void_reason: '',
    issued_at: '2026-03-02T01:00:00Z',
    ...more,
  }) as unknown as SheetRow;

const receipt = (id: number, more: Partial<PaymentRow>) =>
  ({
    id,
    number: `SK${id}`,
    settlement_id: 1,
    means: 'wechat',
    amount: 12_999,
    refund_of: null,
    refundable: 0,
    reason: '',
    at: '2026-03-02T01:00:00Z',
    person_id: 2,
    ...more,
  }) as unknown as PaymentRow;

const can = (action: string, yours = true, roles = ['manager']) =>
  ({ action, next: false, yours, roles, missing: [] }) as unknown as AllowedAction;

/** Paid by WeChat, voided: the receipt lies free. */
const voided = sheet(1, { state: 'voided', is_active: false, void_reason: '多收' });
const paid = receipt(1, { refundable: 12_999 });
const freed = receipt(2, { means: 'deposit', amount: -12_999, reason: '多收' });

const visit = (more: object): Visit =>
  ({
    order: { id: 7, version: 1, number: 'GD1', stage: 'delivered', money_open: true },
    vehicle: { plate: '粤B54321', plate_colour: 'blue' },
    actions: [],
    settlements: [voided],
    payments: [paid, freed],
    free_receipts: [1],
    waits_to_be_put_right: false,
    was_put_right: false,
    credits: [{ payer: 'customer', payer_name: '曾小芳', amount: 12_999 }],
    stored: { paid: 0, gift: 0, total: 0 },
    lines: [],
    papers: [],
    approvals: [],
    asked_approvals: [],
    offered_payers: [],
    approved_total: 12_999,
    survey: null,
    people: [{ id: 2, name: '张敏' }],
    ...more,
  }) as unknown as Visit;

let refusals: unknown[] = [];
const call = vi.fn(async (name: string, _request: unknown) => {
  if (name === 'get_visit_cores') return { due: [], taken: [], may_take: false };
  return name === 'quote_bill' ? { sheets: [], refusals } : { payments: [9], change: 0, owed: 0, visit: {} };
});

beforeEach(() => {
  refusals = [];
  call.mockClear();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
  keepSession({ token: 't', person_id: 2, name: '张敏', roles: ['manager', 'cashier'] });
});

function show(now: Visit) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <App>
        <MemoryRouter>
          <AfterDelivery visit={now} />
        </MemoryRouter>
      </App>
    </QueryClientProvider>,
  );
}

const next = () => screen.getByTestId('after-next').textContent;
/** A main button that has just appeared sleeps for a moment. */
const awake = (id: string) =>
  vi.waitFor(() => expect(screen.getByTestId(id)).toHaveProperty('disabled', false), 3000);

it.each([
  { code: 'discount_over_limit', params: { limit: '10%', discount: 5000, allowed: 3000, over: 2000 } },
  { code: 'below_cost', params: { by: 100 } },
])('a bill that $code asks for the manager before it is pressed', async (refusal) => {
  refusals = [refusal];
  show(visit({ actions: [can('prepare_bill')] }));
  await vi.waitFor(() => expect(screen.queryByTestId('approval-pin')).not.toBe(null), 3000);
  expect(screen.getByTestId('needs-manager').textContent).toContain(
    refusal.code === 'below_cost' ? '1.00' : '20.00',
  );
  expect(screen.getByTestId('action-prepare_bill')).toHaveProperty('disabled', true);
});

it('a voided sheet is made anew first, and what was paid lies under its own heading', async () => {
  show(visit({ actions: [can('prepare_bill'), can('refund_payment')] }));
  expect(next()).toContain('重新开单');
  const deposits = screen.getByTestId('visit-deposits');
  expect(deposits.textContent).toContain('定金与预收');
  expect(deposits.textContent).toContain('129.99');
  // The receipt goes back from there, and from nowhere else: its sheet is folded away.
  expect(screen.getAllByTestId('action-refund_payment')).toHaveLength(1);
  fireEvent.click(screen.getByTestId('fold-voided-sheets'));
  expect(screen.getAllByTestId('action-refund_payment')).toHaveLength(1);
});

it('what was paid covers the new sheet: one key and it is settled, and nobody reads that money is to be taken', async () => {
  const open = sheet(3, {
    state: 'open',
    total: 8_999,
    owed: 8_999,
    credit: 12_999,
    actions: ['take_payment'],
  });
  show(visit({ actions: [can('take_payment'), can('refund_payment')], settlements: [voided, open] }));
  expect(next()).toContain('不用再收');
  expect(screen.getByTestId('payment-0-means').dataset.value).toBe('deposit');
  const take = screen.getByTestId('action-take_payment');
  expect(take.textContent).toContain('曾小芳 抵扣 89.99');
  expect(take.textContent).not.toContain('收 ');
  await awake('action-take_payment');
  fireEvent.keyDown(window, { key: 'F10' });
  await vi.waitFor(() => expect(call.mock.calls.map(([name]) => name)).toContain('take_payment'));
  expect(call.mock.calls.find(([name]) => name === 'take_payment')?.[1]).toEqual({
    settlement_id: 3,
    owed: 8_999,
    parts: [{ means: 'deposit', amount: 8_999, tendered: 8_999 }],
  });
});

it('what is drawn down is told apart from what comes over the counter', () => {
  const open = sheet(3, {
    state: 'open',
    total: 15_000,
    owed: 15_000,
    credit: 12_999,
    actions: ['take_payment'],
  });
  show(visit({ actions: [can('take_payment')], settlements: [voided, open] }));
  expect(next()).toContain('150.00 元待收');
  expect(screen.getByTestId('action-take_payment').textContent).toContain('收 曾小芳 20.01，抵扣 129.99');
  // The rest waits for means and amount, like all money.
  expect(screen.getByTestId('payment-1-means').dataset.value).toBe('');
  expect(screen.getByTestId('action-take_payment')).toHaveProperty('disabled', true);
});

it('what is left goes back to the customer; whose that is, is said to who may not', () => {
  const settled = sheet(3, { received: 8_999 });
  const left = {
    settlements: [voided, settled],
    credits: [{ payer: 'customer', payer_name: '曾小芳', amount: 4_000 }],
    stored: { paid: 0, gift: 0, total: 0 },
  };
  show(visit({ ...left, actions: [can('refund_payment', false)] }));
  expect(next()).toContain('40.00 元应退还客户');
  expect(next()).toContain('由经理来做');
  expect(screen.queryByTestId('action-refund_payment')).toBeNull();
});

it('a page of a car that is gone begins with its money, as long as there is something to do about it', () => {
  expect(panelsOf(visit({}))).toEqual(['after_delivery', 'survey', 'follow_up']);
  const order = { id: 7, stage: 'closed', money_open: false };
  expect(panelsOf(visit({ order }))).toEqual(['survey', 'follow_up']);
  const wrong = { waits_to_be_put_right: true };
  expect(panelsOf(visit({ ...wrong, actions: [can('edit_lines')] }))[0]).toBe('lines');
  // Who may not put lines right begins with the bill; and so does whoever has put them right.
  expect(panelsOf(visit({ ...wrong, actions: [can('edit_lines', false)] }))[0]).toBe('after_delivery');
  const right = { ...wrong, was_put_right: true };
  expect(panelsOf(visit({ ...right, actions: [can('edit_lines')] })).slice(0, 2)).toEqual([
    'after_delivery',
    'lines',
  ]);
  // A line that waits for the customer's answer keeps the bill from being made.
  const offered = { ...right, lines: [{ id: 6, state: 'offered' }] };
  expect(panelsOf(visit({ ...offered, actions: [can('edit_lines')] })).slice(0, 3)).toEqual([
    'answers',
    'lines',
    'after_delivery',
  ]);
});
