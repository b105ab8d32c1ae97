import type { Appointment } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import { EditDialog } from './EditDialog';

const edit = vi.fn();
const booking = (more: Partial<Appointment>) =>
  ({
    id: 9,
    version: 1,
    number: 'YY0009',
    channel: 'phone',
    customer_id: 2,
    vehicle_id: 5,
    contact_name: '张小芳',
    contact_phone: '13800000001',
    plate: '渝A12345',
    model: '朗逸',
    symptom: '异响',
    items: [],
    starts_at: '2026-11-30T02:00:00Z',
    minutes: 60,
    bay_id: null,
    advisor_id: null,
    estimate: null,
    ...more,
  }) as unknown as Appointment;

beforeEach(() => {
  localStorage.clear();
  edit.mockReset();
  const door: Partial<Transport> = {
    place: 'station',
    call: async (name, request) => {
      if (name === 'edit_appointment') edit(request);
      if (name === 'list_people') return { people: [], bays: [] };
      return {};
    },
  };
  installTransport(door as Transport);
});

const page = (appointment: Appointment | undefined) => (
  <QueryClientProvider client={new QueryClient()}>
    <App>
      <EditDialog appointment={appointment} onClose={() => undefined} />
    </App>
  </QueryClientProvider>
);
const phone = () => screen.getByTestId('edit-phone') as HTMLInputElement;
const send = () => screen.getByTestId('action-save-edit') as HTMLButtonElement;

it('takes over what somebody else wrote beside it, and asks once where both wrote', async () => {
  const { rerender } = render(page(booking({})));
  fireEvent.change(phone(), { target: { value: '13800000002' } });
  rerender(page(booking({ version: 2, minutes: 90 })));
  expect((screen.getByTestId('edit-minutes') as HTMLInputElement).value).toBe('90');
  rerender(page(booking({ version: 3, minutes: 90, contact_phone: '13800000003' })));
  expect(screen.getByTestId('clash').textContent).toContain('13800000003');
  expect(send().disabled).toBe(true);
  fireEvent.click(screen.getByTestId('clash-keep-mine'));
  fireEvent.click(send());
  await vi.waitFor(() => expect(edit).toHaveBeenCalledOnce());
  expect(edit.mock.calls[0]?.[0]).toMatchObject({
    id: 9,
    version: 3,
    contact_phone: '13800000002',
    minutes: 90,
  });
});

it('what was typed is there again after the dialog was shut', () => {
  const first = render(page(booking({})));
  fireEvent.change(phone(), { target: { value: '13800000002' } });
  first.unmount();
  render(page(booking({})));
  expect(phone().value).toBe('13800000002');
  fireEvent.click(screen.getByTestId('typed-discard'));
  expect(phone().value).toBe('13800000001');
});
