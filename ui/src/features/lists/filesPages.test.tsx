import type { ListFilter } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App } from 'antd';
import type { ComponentType } from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import BookingsPage from './BookingsPage';
import CallsPage from './CallsPage';
import ComplaintsPage from './ComplaintsPage';
import CustomersPage from './CustomersPage';
import { all } from './filter';
import VehiclesPage from './VehiclesPage';

const at = '2026-03-02T02:00:00Z';
const since = { since: null, next: null, cut: false };
const car = {
  id: 4,
  plate: '粤B00004',
  plate_colour: 'blue',
  vin: null,
  make: '福特',
  model: '翼虎',
  colour: '白',
  customer_id: 2,
  customer_name: '张小芳',
  mileage_km: 50_000,
  inspection_due: '2026-03-20',
  insurance_due: '2027-03-20',
  next_service_on: null,
  next_service_km: 49_000,
  visits: 3,
  last_visit_at: null,
  created_at: at,
  days: { inspection: 'soon', insurance: 'later', service: null },
  km_reached: true,
  no_care: 'withdrawn',
};
const customer = {
  customer: {
    id: 2,
    kind: 'company',
    name: '顺丰车队',
    phone: '',
    contact_phone: '13800138000',
    contact_name: '张',
    level: '金卡',
    tags: ['大客户'],
    created_at: at,
  },
  plates: ['粤B00001', '粤B00002', '粤B00003'],
  cars: 9,
  last_visit_at: at,
  owed: 12_300,
};
const booking = {
  id: 5,
  number: 'YY20260302005',
  stage: 'no_show',
  channel: 'phone',
  starts_at: at,
  minutes: 60,
  plate: '粤B00004',
  plate_colour: 'blue',
  model: '翼虎',
  contact_name: '张小芳',
  contact_phone: '13800138000',
  symptom: '异响',
  items: ['小保养'],
  advisor_id: null,
  advisor_name: '',
  estimate: null,
  deposit: 0,
  reason: '',
  work_order_id: null,
  created_at: at,
};
const complaint = {
  id: 6,
  late: true,
  number: 'TS20260302006',
  state: 'open',
  category: 'price',
  severity: 'urgent',
  source: 'phone',
  work_order_id: null,
  plate: null,
  plate_colour: 'blue',
  person_name: '李国强',
  matter: '太贵',
  remedy: '',
  cost: 0,
  owner_id: 1,
  owner_name: '王工',
  response_due: at,
  responded_at: null,
  opened_at: at,
  closed_at: null,
  reopened: 0,
};
const call = {
  id: 7,
  follow_up_id: 1,
  at,
  person_id: 1,
  person_name: '小陈',
  outcome: 'unreachable',
  note: '占线',
  work_order_id: 9,
  order_number: 'GD20260302009',
  plate: '粤B00004',
  plate_colour: 'blue',
  make: '福特',
  model: '翼虎',
  customer_name: '张小芳',
  delivered_at: at,
};
const one = (row: unknown) => ({ rows: [row], next: null, looked_to: null, cut: false });

const asked: [string, { filter?: ListFilter }][] = [];
const saved: unknown[] = [];

beforeEach(() => {
  asked.length = 0;
  saved.length = 0;
  const answers: Record<string, unknown> = {
    list_people: { people: [], workers: [], bays: [] },
    list_views: { views: [] },
    customer_words: { levels: ['普通', '金卡'], tags: ['大客户'] },
    list_vehicles: one(car),
    total_vehicles: { count: 1, due: 1, never: 0, ...since },
    list_customers: one(customer),
    total_customers: { count: 1, cars: 9, owed: 12_300, ...since },
    list_bookings: one(booking),
    total_bookings: { count: 1, arrived: 0, no_show: 1, cancelled: 0, ...since },
    list_all_complaints: one(complaint),
    total_all_complaints: { count: 1, open: 1, late: 1, cost: 0, ...since },
    list_calls: one(call),
    total_calls: { count: 1, satisfied: 0, problems: 0, unreachable: 1, ...since },
    keep_view: { id: 5 },
  };
  installTransport({
    place: 'station',
    call: async (name: string, request: { filter?: ListFilter }) => {
      asked.push([name, request]);
      return answers[name];
    },
    saveAs: async (address: unknown) => {
      saved.push(address);
      return '列表.xlsx';
    },
  } as unknown as Transport);
});

const Where = () => {
  const { pathname, search } = useLocation();
  return <output data-testid="where">{pathname + search}</output>;
};

function open(Page: ComponentType, place: string) {
  render(
    <App>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter initialEntries={[place]}>
          <Routes>
            <Route path="/list" element={<Page />} />
            <Route path="*" element={null} />
          </Routes>
          <Where />
        </MemoryRouter>
      </QueryClientProvider>
    </App>,
  );
}

const where = () => screen.getByTestId('where').textContent;

it.each([
  ['vehicles', VehiclesPage, 4, '/vehicles/4'],
  ['customers', CustomersPage, 2, '/customers/2'],
  ['bookings', BookingsPage, 5, '/bookings/5'],
  ['complaints', ComplaintsPage, 6, '/complaints/6'],
  ['calls', CallsPage, 7, '/visits/9'],
] as const)(
  '%s: a row opens its page, and the list goes out as it is narrowed',
  async (list, Page, id, page) => {
    open(Page, '/list?from=2026-03-01');
    const row = await screen.findByTestId(`${list}-row-${id}`);
    await screen.findByTestId(`${list}-count`);
    fireEvent.click(screen.getByTestId(`out-${list.slice(0, -1)}-list`));
    const kind = `${list.slice(0, -1)}_list`;
    await waitFor(() => expect(saved).toEqual([{ kind, id: 5 }]));
    expect(asked.find(([name]) => name === 'keep_view')?.[1]).toEqual({
      list,
      filter: { ...all, from: '2026-03-01' },
    });
    fireEvent.click(row);
    await waitFor(() => expect(where()).toBe(page));
  },
);

it('a car says what of it is due, and of which kilometres a service is over; a later day is not shown', async () => {
  open(VehiclesPage, '/list');
  const row = await screen.findByTestId('vehicles-row-4');
  expect(within(row).getByText(/年检/).getAttribute('data-stands')).toBe('soon');
  expect(within(row).getByText(/保养/).getAttribute('data-stands')).toBe('over');
  expect(within(row).queryByText(/保险/)).toBeNull();
  expect(within(row).getByTestId('no-care-4').textContent).toBe('不要营销信息');
  fireEvent.click(screen.getByTestId('vehicles-mark-due'));
  await waitFor(() => expect(where()).toBe('/list?due=1'));
  await waitFor(() =>
    expect(asked.some(([name, { filter }]) => name === 'list_vehicles' && filter?.due)).toBe(true),
  );
});

it('a customer says how many cars there are beside the plates that are shown', async () => {
  open(CustomersPage, '/list');
  const row = await screen.findByTestId('customers-row-2');
  expect(within(row).getByText('+7')).toBeTruthy();
  expect(within(row).getByText('123.00')).toBeTruthy();
  fireEvent.click(screen.getByTestId('customers-mark-owing'));
  await waitFor(() => expect(where()).toBe('/list?unpaid=1'));
  expect(within(row).getByText('金卡') && within(row).getByText('大客户')).toBeTruthy();
  fireEvent.click(screen.getByTestId('customers-mark-marketing'));
  await waitFor(() => expect(where()).toBe('/list?unpaid=1&marketing=1'));
});

it('a complaint that nobody answered in time says so', async () => {
  open(ComplaintsPage, '/list');
  const row = await screen.findByTestId('complaints-row-6');
  expect(within(row).getByText('超时未答复')).toBeTruthy();
  fireEvent.click(screen.getByTestId('complaints-mark-unanswered'));
  await waitFor(() => expect(where()).toBe('/list?late=1'));
});
