import type { Appointment, AppointmentDay, AppointmentRow } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import { keepHostTime } from '../../i18n/hostTime';
import { setShopZone } from '../../i18n/time';
import { DayBoard } from './DayBoard';

const row = {
  appointment: {
    id: 7,
    version: 1,
    stage: 'booked',
    contact_name: '李强',
    contact_phone: '13900139000',
    plate: '粤B12345',
    symptom: '',
    items: [],
    starts_at: '2026-03-02T01:30:00Z',
    minutes: 60,
    advisor_id: null,
    bay_id: 1,
    trade: 'mechanic',
  } as unknown as Appointment,
  actions: [{ action: 'reschedule' }],
  expected: true,
  late: false,
  takes_a_place: true,
} as unknown as AppointmentRow;

const day = {
  day: '2026-03-02',
  appointments: [row],
  half_hours: [],
  opens_at_minute: 510,
  closes_at_minute: 1080,
} as unknown as AppointmentDay;

const asked = vi.fn();

beforeEach(() => {
  localStorage.clear();
  setShopZone(480);
  keepHostTime('2026-03-02T00:30:00Z');
  asked.mockReset();
  const door: Partial<Transport> = {
    place: 'station',
    call: async (name, request) => {
      if (name === 'list_people')
        return { people: [], advisors: [], bays: [{ id: 1, name: '一号', active: true }] };
      if (name === 'list_appointments') return day;
      if (name !== 'reschedule_appointment' && name !== 'undo_move') return {};
      asked(name, request);
      const { over_capacity: over, starts_at: at } = request as {
        over_capacity: boolean;
        starts_at?: string;
      };
      // Ten o'clock is full.
      if (at?.startsWith('2026-03-02T02:00') && !over)
        throw { code: 'over_capacity', params: { booked: 1, capacity: 1 } };
      return { id: 7, number: 'YY1', version: 2 };
    },
  };
  installTransport(door as Transport);
});

it('takes back also what the dialog laid over the capacity', async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <MemoryRouter>
          <DayBoard day={day} />
        </MemoryRouter>
      </App>
    </QueryClientProvider>,
  );
  await screen.findByText('一号');
  const block = document.querySelector<HTMLElement>('[data-block="7"]');
  if (!block) throw new Error('no block');
  fireEvent.keyDown(block, { key: 'ArrowRight', shiftKey: true });
  fireEvent.keyDown(block, { key: 'Enter' });
  fireEvent.change(await screen.findByTestId('move-reason'), { target: { value: '客户要求' } });
  fireEvent.click(screen.getByTestId('action-move'));
  fireEvent.click(await screen.findByTestId('action-move-anyway'));
  fireEvent.click(await screen.findByTestId('undo-move'));
  await waitFor(() =>
    expect(asked).toHaveBeenLastCalledWith('undo_move', { id: 7, version: 2, over_capacity: false }),
  );
});
