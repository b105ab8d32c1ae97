import type { CarAtRisk, ListFilter, OrderListed, SavedView } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App } from 'antd';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import { all } from './filter';
import OrdersPage from './OrdersPage';

const order = (id: number): OrderListed => ({
  id,
  number: `GD2026030200${id}`,
  stage: 'awaiting_settlement',
  vehicle_id: id,
  plate: `粤B0000${id}`,
  plate_colour: 'blue',
  make: '哈弗',
  model: 'H6',
  customer_id: id,
  customer_name: '张小芳',
  advisor_id: 1,
  advisor_name: '王工',
  technicians: '李师傅、赵师傅',
  repair_kind: 'repair',
  symptom: '刹车有异响',
  promised_at: null,
  checked_in_at: '2026-03-02T02:00:00Z',
  delivered_at: null,
  comeback_lines: 0,
  settlement_id: null,
  total: 38_700,
  unpaid: 8_700,
});

const asked: [string, { filter?: ListFilter; after?: unknown; name?: string }][] = [];
const saved: unknown[] = [];
/** While it is there, the orders wait to be told. */
let held: Promise<void> | undefined;
let views: SavedView[] = [];
let atRisk: CarAtRisk[] = [];
const key = { id: 0, at: '2025-03-01T00:00:00Z' };

beforeEach(() => {
  asked.length = 0;
  saved.length = 0;
  views = [];
  atRisk = [];
  held = undefined;
  const answers: Record<string, (request: { filter: ListFilter; after?: unknown }) => unknown> = {
    list_people: () => ({ people: [], workers: [], bays: [] }),
    list_views: () => ({ views }),
    list_work_orders: ({ filter, after }) => {
      if (after) return { rows: [order(3)], at_risk: [], next: null, looked_to: null, cut: false };
      if (filter.text === '00001')
        return { rows: [order(1)], at_risk: [], next: null, looked_to: null, cut: false };
      if (filter.late) return { rows: [], at_risk: [], next: key, looked_to: key.at, cut: false };
      return { rows: [order(2), order(1)], at_risk: atRisk, next: null, looked_to: null, cut: false };
    },
    total_work_orders: ({ filter, after }) => ({
      count: 2,
      total: 77_400,
      unpaid: 17_400,
      since: filter.late && !after ? key.at : null,
      next: filter.late && !after ? key : null,
      cut: false,
    }),
    keep_view: () => ({ id: 5 }),
    drop_view: () => null,
  };
  installTransport({
    place: 'station',
    call: async (name: string, request: { filter: ListFilter }) => {
      asked.push([name, request]);
      if (name === 'list_work_orders') await held;
      return answers[name]?.(request);
    },
    saveAs: async (address: unknown) => {
      saved.push(address);
      return '工单.xlsx';
    },
  } as unknown as Transport);
});

const Where = () => {
  const { pathname, search } = useLocation();
  return <output data-testid="where">{pathname + search}</output>;
};

function open(at = '/work-orders') {
  render(
    <App>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter initialEntries={[at]}>
          <Routes>
            <Route path="/work-orders" element={<OrdersPage />} />
            <Route path="*" element={null} />
          </Routes>
          <Where />
        </MemoryRouter>
      </QueryClientProvider>
    </App>,
  );
}

const where = () => screen.getByTestId('where').textContent;

it('says each order with what is open of it, and what all of them come to', async () => {
  open();
  const row = await screen.findByTestId('order-row-2');
  expect(within(row).getByText('李师傅、赵师傅')).toBeTruthy();
  expect(within(row).getByText('87.00')).toBeTruthy();
  expect((await screen.findByTestId('orders-unpaid')).textContent).toContain('174.00');
  expect(screen.queryByTestId('orders-more')).toBeNull();
});

it('says of an order whose promise will break by what, and of no other', async () => {
  const too_late = [{ name: '机油滤', on: '2026-03-05' }];
  atRisk = [{ work_order_id: 2, risk: 'waits', too_late, work_minutes: 0 }];
  open();
  const row = await screen.findByTestId('order-row-2');
  expect(row.querySelector('[data-risk=waits]')?.textContent).toContain('机油滤');
  expect(screen.getByTestId('order-row-1').querySelector('[data-risk]')).toBeNull();
});

it('what is typed and Enter opens the one order that is meant', async () => {
  open();
  const find = await screen.findByTestId('orders-find');
  await screen.findByTestId('order-row-2');
  fireEvent.change(find, { target: { value: '00001' } });
  await waitFor(() => expect(where()).toBe('/work-orders?text=00001'));
  await waitFor(() => expect(screen.queryByTestId('order-row-2')).toBeNull());
  fireEvent.keyDown(find, { key: 'Enter', keyCode: 13 });
  await waitFor(() => expect(where()).toBe('/visits/1'));
});

/** The list of what is typed is on its way, and Enter was pressed already. */
async function entered(text: string) {
  open();
  const find = await screen.findByTestId('orders-find');
  await screen.findByTestId('order-row-2');
  let answers = () => {};
  held = new Promise((done) => {
    answers = done;
  });
  fireEvent.change(find, { target: { value: text } });
  fireEvent.keyDown(find, { key: 'Enter', keyCode: 13 });
  await waitFor(() => expect(asked.at(-1)?.[1].filter?.text).toBe(text));
  expect(where()).toBe(`/work-orders?text=${text}`);
  return { find, answers: () => answers() };
}

it('Enter pressed before the list is there opens the one order once it is', async () => {
  const { answers } = await entered('00001');
  answers();
  await waitFor(() => expect(where()).toBe('/visits/1'));
});

it('Enter pressed before a list of several is there goes to the first of them', async () => {
  const { answers } = await entered('0000');
  answers();
  const row = await screen.findByTestId('order-row-2');
  await waitFor(() => expect(document.activeElement).toBe(row));
});

it('who types on, or leaves the field, opens nothing', async () => {
  const { find, answers } = await entered('00001');
  fireEvent.blur(find);
  answers();
  await screen.findByTestId('order-row-1');
  await waitFor(() => expect(screen.queryByTestId('order-row-2')).toBeNull());
  expect(where()).toBe('/work-orders?text=00001');
});

it('what is typed takes back nothing that was chosen beside it, nor the blank before the next word', async () => {
  open();
  const find = (await screen.findByTestId('orders-find')) as HTMLInputElement;
  fireEvent.change(find, { target: { value: '张 ' } });
  fireEvent.click(screen.getByTestId('orders-mark-unpaid'));
  const narrowed = `/work-orders?text=${encodeURIComponent('张')}&unpaid=1`;
  await waitFor(() => expect(where()).toBe(narrowed));
  expect(find.value).toBe('张 ');
  fireEvent.click(screen.getByTestId('orders-clear'));
  await waitFor(() => expect(find.value).toBe(''));
});

it('a list that ended before it was full says how far it was looked, and goes on from there', async () => {
  open('/work-orders?late=1');
  const more = await screen.findByTestId('orders-more');
  expect(await screen.findByTestId('orders-since')).toBeTruthy();
  // The rest is added up when somebody asks for it, and nothing is left to be asked for.
  fireEvent.click(screen.getByTestId('orders-add-all'));
  await waitFor(() => expect(screen.queryByTestId('orders-since')).toBeNull());
  expect(screen.getByTestId('orders-count').textContent).toContain('4');
  fireEvent.click(more);
  await screen.findByTestId('order-row-3');
  expect(asked.filter(([name]) => name === 'list_work_orders').at(-1)?.[1].after).toEqual(key);
  expect(screen.queryByTestId('orders-more')).toBeNull();
});

it('a view is a press, stands out while it is shown, and what is no view yet may be kept', async () => {
  views = [
    { id: 7, person_id: 1, list: 'work_orders', name: '未收', filter: { ...all, unpaid: true }, version: 1 },
  ];
  open();
  fireEvent.click(await screen.findByTestId('view-7'));
  await waitFor(() => expect(where()).toBe('/work-orders?unpaid=1'));
  expect(screen.getByTestId('view-7').getAttribute('aria-pressed')).toBe('true');
  expect(screen.queryByTestId('view-keep')).toBeNull();
  expect(screen.getByTestId('view-drop')).toBeTruthy();
  fireEvent.click(screen.getByTestId('orders-mark-late'));
  await screen.findByTestId('view-keep');
  fireEvent.click(screen.getByTestId('view-keep'));
  fireEvent.change(await screen.findByTestId('view-name'), { target: { value: ' 催款 ' } });
  fireEvent.click(screen.getByTestId('action-keep_view'));
  await waitFor(() => expect(asked.find(([name]) => name === 'keep_view')?.[1].name).toBe('催款'));
});

it('the list goes out as it is narrowed', async () => {
  open('/work-orders?unpaid=1');
  await screen.findByTestId('order-row-2');
  fireEvent.click(screen.getByTestId('out-work-order-list'));
  await waitFor(() => expect(saved).toEqual([{ kind: 'work_order_list', id: 5 }]));
  const kept = asked.find(([name]) => name === 'keep_view')?.[1];
  expect(kept).toEqual({ list: 'work_orders', filter: { ...all, unpaid: true } });
});
