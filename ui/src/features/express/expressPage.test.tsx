import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import ExpressPage from './ExpressPage';

vi.setConfig({ testTimeout: 30_000 });

const work = { labour_operation: 3 };
const kind = { id: 7, name: '补胎', repair_kind: 'repair', express_items: [work], active: true, version: 1 };
const technicians = [4, 5].map((person_id) => ({ person_id, name: `师傅${person_id}` }));
let needs_technician = true;
const call = vi.fn(async (command: string, _request: unknown) => {
  if (command === 'express_page')
    return { kinds: [{ kind, items: [{ id: work, name: '补胎' }] }], technicians, takes_money: false };
  if (command === 'quote_express')
    return { lines: [{ item: work, name: '补胎', amount: 3_600 }], total: 3_600, needs_technician };
  if (command === 'search')
    return { vehicles: [], customers: [], bookings: [], documents: [], parts: [], unknown_plate: null };
  if (command === 'express_order') {
    const visit = { work_order_id: 9, number: 'GD9', stage: 'preparing', version: 3 };
    return { visit, settlement_id: null, payments: [], change: 0, mileage_warning: null };
  }
  if (command === 'read_plate')
    return { plate: '粤B12345', form: 'ordinary', warning: null, suggestions: [] };
  return {};
});
const sent = () => call.mock.calls.filter(([name]) => name === 'express_order').map(([, order]) => order);

beforeEach(() => {
  localStorage.clear();
  call.mockClear();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

/** Everything but who did it. */
async function typed(): Promise<HTMLElement> {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <AntApp>
        <MemoryRouter>
          <ExpressPage />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  await screen.findByTestId('express-kind-7');
  fireEvent.change(screen.getByTestId('express-plate'), { target: { value: '粤B12345' } });
  fireEvent.change(screen.getByTestId('express-mileage'), { target: { value: '45210' } });
  fireEvent.change(screen.getByTestId('express-kind'), { target: { value: '1' } });
  await screen.findByTestId('express-total');
  return screen.getByTestId('action-express_order');
}

it('says before it is sent that somebody has to be named, where the host says so', async () => {
  needs_technician = true;
  const finish = await typed();
  await screen.findByText('选择施工技师。');
  fireEvent.keyDown(window, { key: 'F8' });
  expect(sent()).toEqual([]);
  await waitFor(() => expect(document.activeElement?.id).toBe('express-technician'));

  fireEvent.mouseDown(screen.getByRole('combobox', { name: '施工技师' }));
  fireEvent.click(await screen.findByText('师傅5', { selector: '.ant-select-item-option-content' }));
  await waitFor(() => expect(finish).toHaveProperty('disabled', false));
  expect(screen.queryByText('选择施工技师。')).toBeNull();
  fireEvent.click(finish);
  await waitFor(() => expect(sent()).toMatchObject([{ technician_id: 5 }]));
});

it('asks for nobody where nobody has to be named', async () => {
  needs_technician = false;
  const finish = await typed();
  await waitFor(() => expect(finish).toHaveProperty('disabled', false));
  expect(screen.queryByText('选择施工技师。')).toBeNull();
});
