// Contacts, consents, levels: written down by dialogs that say what is missing, and shown as the host tells them.
import type { Customer, CustomerContacts, Vehicle } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { DriversPanel } from '../vehicles/DriversPanel';
import { ConsentsPanel } from './ConsentsPanel';
import { ContactsPanel } from './ContactsPanel';
import { SortedAs } from './SortedAs';

const customer = {
  id: 7,
  kind: 'company',
  name: '鹏城物流',
  level: '银卡',
  tags: ['大客户'],
  version: 3,
} as unknown as Customer;
const contact = {
  id: 4,
  customer_id: 7,
  department_id: null,
  vehicle_id: 9,
  contact_role: 'driver',
  name: '王建国',
  phone: '13900139000',
  note: '',
  active: true,
  version: 2,
};
const contacts: CustomerContacts = {
  contacts: [{ contact: contact as never, department_name: '', plate: '粤B11111', plate_colour: 'blue' }],
  departments: [
    { department: { id: 1, customer_id: 7, name: '车队', version: 1 }, people: 1 },
    { department: { id: 2, customer_id: 7, name: '财务部', version: 5 }, people: 0 },
  ],
  has_departments: true,
};
const consents = {
  matters: [
    { matter: 'marketing', given: false },
    { matter: 'privacy', given: null },
  ],
  words: [],
  no_care: 'withdrawn',
  no_marketing: 'withdrawn',
};
const sent: [string, unknown][] = [];
const call = vi.fn(async (command: string, request: unknown) => {
  sent.push([command, request]);
  if (command === 'customer_contacts') return contacts;
  if (command === 'car_contacts')
    return { contacts: [{ contact, department_name: '车队', drives_it: true }] };
  if (command === 'customer_consents') return consents;
  if (command === 'customer_words') return { levels: ['普通', '金卡'], tags: ['大客户'] };
  return { contact, phone_warning: null };
});

beforeEach(() => {
  localStorage.clear();
  forgetSession();
  keepSession({ token: 't', person_id: 2, name: '张小芳', roles: ['advisor'] });
  sent.length = 0;
  installTransport({ place: 'station', call } as unknown as Transport);
});

const draw = (what: ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>
        <MemoryRouter>{what}</MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
const of = (wanted: string) => sent.filter(([command]) => command === wanted).map(([, request]) => request);
const car = { id: 9, plate: '粤B11111', make: '', model: '' } as unknown as Vehicle;

it('a contact is written down with a name, and not without', async () => {
  draw(<ContactsPanel customer={customer} vehicles={[car]} />);
  fireEvent.click(await screen.findByTestId('contact-add'));
  fireEvent.click(await screen.findByTestId('contact-save'));
  expect(of('save_contact')).toEqual([]);
  fireEvent.change(screen.getByTestId('contact-name'), { target: { value: '赵大海' } });
  fireEvent.change(screen.getByTestId('contact-phone'), { target: { value: '13700137000' } });
  fireEvent.click(screen.getByTestId('contact-save'));
  await waitFor(() => expect(of('save_contact')).toHaveLength(1));
  expect(of('save_contact')[0]).toEqual({
    id: null,
    version: 0,
    customer_id: 7,
    typed: {
      contact_role: 'driver',
      name: '赵大海',
      phone: '13700137000',
      department_id: null,
      vehicle_id: null,
      note: '',
      active: true,
    },
  });
});

it('who left is ticked off as they were seen', async () => {
  draw(<ContactsPanel customer={customer} vehicles={[car]} />);
  fireEvent.click(await screen.findByText('王建国'));
  fireEvent.click(await screen.findByTestId('contact-active'));
  fireEvent.click(screen.getByTestId('contact-save'));
  await waitFor(() => expect(of('save_contact')).toHaveLength(1));
  expect(of('save_contact')[0]).toMatchObject({ id: 4, version: 2, typed: { active: false, vehicle_id: 9 } });
});

it('only a department in which nobody is goes', async () => {
  draw(<ContactsPanel customer={customer} vehicles={[car]} />);
  await screen.findByTestId('department-1');
  expect(screen.queryByTestId('department-remove-1')).toBeNull();
  fireEvent.click(screen.getByTestId('department-remove-2'));
  await waitFor(() => expect(of('remove_department')).toEqual([{ id: 2, version: 5 }]));
});

it('what the customer said is shown with what follows from it, and asked for by whom and how', async () => {
  draw(<ConsentsPanel customer={customer} />);
  expect((await screen.findByTestId('consent-care')).textContent).toContain('不要营销信息');
  fireEvent.click(screen.getByTestId('consent-record-privacy'));
  fireEvent.click(await screen.findByTestId('consent-save'));
  expect(of('record_consent')).toEqual([]);
  fireEvent.click(screen.getByTestId('consent-given-yes'));
  fireEvent.click(screen.getByTestId('consent-means-in_person'));
  fireEvent.click(screen.getByTestId('consent-save'));
  await waitFor(() => expect(of('record_consent')).toHaveLength(1));
  expect(of('record_consent')[0]).toEqual({
    customer_id: 7,
    said: { matter: 'privacy', given: true, means: 'in_person', note: '' },
  });
});

it('level and tags stand as chips, and are sent as they stand', async () => {
  draw(<SortedAs customer={customer} />);
  expect(screen.getByTestId('customer-sorted').textContent).toContain('银卡');
  fireEvent.click(screen.getByTestId('customer-sort'));
  fireEvent.click(await screen.findByTestId('sort-save'));
  await waitFor(() => expect(of('sort_customer')).toHaveLength(1));
  const sorted = { customer_id: 7, version: 3, level: '银卡', tags: ['大客户'] };
  expect(of('sort_customer')[0]).toEqual(sorted);
});

it('a car shows who drives it, and a technician writes nobody down', async () => {
  draw(<DriversPanel vehicle={9} />);
  expect((await screen.findByTestId('vehicle-drivers')).textContent).toContain('王建国');
  keepSession({ token: 't', person_id: 2, name: '', roles: ['technician'] } as never);
  draw(<ContactsPanel customer={customer} vehicles={[]} />);
  await screen.findByTestId('customer-contacts');
  expect(screen.queryByTestId('contact-add')).toBeNull();
});
