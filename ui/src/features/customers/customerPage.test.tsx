import type { CustomerPage as Page } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter, Route, Routes } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import CustomerPage from './CustomerPage';

const told = {
  customer: {
    id: 3,
    name: '李国强',
    kind: 'private',
    phone: '13712345601',
    contact_name: '',
    contact_phone: '13712345602',
    address: '',
    note: '',
    refuses_messages: false,
    level: '金卡',
    tags: ['大客户'],
  },
  vehicles: [],
  visits: [
    { work_order_id: 7, stage: 'delivered', symptom: '异响', plate: null, mileage_km: 1, total: 55_200 },
  ],
  owed_on_account: 7700,
} as unknown as Page;
const withheld = {
  ...told,
  customer: { ...told.customer, phone: '', contact_phone: '' },
  visits: told.visits.map((visit) => ({ ...visit, total: null })),
  owed_on_account: null,
};

const stored = {
  balance: { paid: 100_000, gift: 10_000, total: 110_000 },
  movements: [],
  offers: [],
  may_top_up: true,
  may_refund: false,
  may_give_more: false,
  people: {},
};

beforeEach(forgetSession);

async function show(role: string, page: Page, at = 3) {
  keepSession({ token: 't', person_id: 2, name: '', roles: [role] } as never);
  const asked: { command: string; request: unknown }[] = [];
  const call = async (command: string, request: unknown) => {
    asked.push({ command, request });
    if (command === 'customer_contacts') return { contacts: [], departments: [], has_departments: false };
    if (command === 'customer_consents')
      return { matters: [], words: [], no_care: null, no_marketing: 'never_asked' };
    if (command === 'customer_vouchers') return { vouchers: [], issues: false };
    if (command === 'list_record_documents') return { documents: [], may_attach: true };
    if (command === 'list_data_requests') return { open: [], over: [], reply_days: 30, due_from_today: '' };
    return command === 'get_stored_value' ? stored : page;
  };
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
  const { unmount } = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter initialEntries={[`/customers/${at}`]}>
          <Routes>
            <Route path="/customers/:id" element={<CustomerPage />} />
          </Routes>
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  const facts = await screen.findByTestId('customer-facts');
  if (role === 'advisor') await screen.findByTestId('stored-value');
  const labels = [...facts.querySelectorAll('dt')].map((one) => one.textContent);
  const columns = within(screen.getByTestId('customer-visits'))
    .getAllByRole('columnheader')
    .map((one) => one.textContent);
  const drawn = ['customer-phone', 'customer-owed', 'stored-value'].filter(
    (part) => screen.queryByTestId(part) !== null,
  );
  unmount();
  return { labels, columns, drawn, asked };
}

it('who is not told phones and amounts reads of none, and not that there are none', async () => {
  const counter = await show('advisor', told);
  expect(counter.labels).toEqual(['联系人', '联系人电话', '地址', '备注', '配件价格']);
  expect(counter.columns).toContain('金额');
  expect(counter.drawn).toEqual(['customer-phone', 'customer-owed', 'stored-value']);
  const car = await show('technician', withheld);
  expect(car.labels).toEqual(['联系人', '备注', '配件价格']);
  expect(car.columns).not.toContain('金额');
  expect(car.drawn).toEqual([]);
});

it('by the number of a record that was merged everything is asked of the one that stays', async () => {
  const { asked } = await show('advisor', told, 9);
  const of = (wanted: string) => asked.filter(({ command }) => command === wanted).map((one) => one.request);
  expect(of('get_customer')).toEqual([{ id: 9 }]);
  expect(of('list_contracts')).toEqual([{ customer_id: 3, vehicle_id: null }]);
  expect(of('customer_contacts')).toEqual([{ customer_id: 3 }]);
  expect(of('get_stored_value')).toEqual([{ customer_id: 3 }]);
});
