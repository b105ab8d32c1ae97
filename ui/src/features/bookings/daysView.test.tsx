import type { BookingDay, BookingShort, TradeLoad } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import { keepHostTime } from '../../i18n/hostTime';
import { setShopZone } from '../../i18n/time';
import { addDays } from '../../kit/dayText';
import { DaysView } from './DaysView';
import { whenceOf } from './TradeLoads';

const booking = (id: number, more: Partial<BookingShort> = {}): BookingShort => ({
  id,
  number: `YY2026030200${id}`,
  stage: 'booked',
  starts_at: '2026-03-03T01:30:00Z',
  minutes: 60,
  plate: null,
  contact_name: '李强',
  advisor_id: 5,
  bay_id: 1,
  late: false,
  takes_a_place: true,
  moves: true,
  version: 4,
  ...more,
});

const days = (from: string, count: number): BookingDay[] =>
  Array.from({ length: count }, (_, ahead) => {
    const day = addDays(from, ahead);
    const bookings =
      day === '2026-03-03' ? [booking(7), booking(8, { contact_name: '王海', moves: false })] : [];
    return {
      day,
      told: {
        rests: day === '2026-03-08',
        holiday: null,
        made_up: false,
        own: false,
        reason: '',
        year_unknown: false,
      },
      booked: bookings.length,
      fullest: bookings.length,
      capacity: 3,
      trades: [],
      bookings,
    };
  });

const asked = vi.fn();

beforeEach(() => {
  localStorage.clear();
  setShopZone(480);
  keepHostTime('2026-03-02T00:30:00Z');
  asked.mockReset();
  const door: Partial<Transport> = {
    place: 'station',
    call: async (name, request) => {
      if (name === 'list_people') return { people: [], advisors: [], bays: [] };
      if (name === 'list_booking_days') {
        const { from, days: count } = request as { from: string; days: number };
        return days(from, count);
      }
      if (name === 'list_appointments') return { appointments: [], half_hours: [] };
      if (name !== 'reschedule_appointment' && name !== 'undo_move') return {};
      asked(name, request);
      const { over_capacity: over, starts_at: at } = request as {
        over_capacity: boolean;
        starts_at?: string;
      };
      // Thursday has no hours left.
      if (at?.startsWith('2026-03-05') && !over)
        throw {
          code: 'over_technician_hours',
          params: { trade: 'mechanic', booked_minutes: 450, capacity_minutes: 450 },
        };
      return { id: 7, number: 'YY1', version: 5 };
    },
  };
  installTransport(door as Transport);
});

async function shown(by: 'week' | 'month') {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <MemoryRouter>
          <DaysView day="2026-03-02" by={by} choice={null} onShow={() => undefined} />
        </MemoryRouter>
      </App>
    </QueryClientProvider>,
  );
  await screen.findByTestId(`book-${by}`);
  const link = document.querySelector<HTMLElement>('[data-booking="7"]');
  if (!link) throw new Error('no booking');
  return link;
}

/** Drags it over a day of the page; what lies under a point is nothing a page without a window knows. */
function drags(link: HTMLElement, day: string, letsGo: 'pointerup' | 'Escape' = 'pointerup') {
  document.elementFromPoint = () => screen.getByTestId(`day-${day}`);
  fireEvent.pointerDown(link, { button: 0, pointerId: 1, clientX: 10, clientY: 10 });
  const at = (type: string) => new PointerEvent(type, { pointerId: 1, clientX: 300, clientY: 10 });
  act(() => void window.dispatchEvent(at('pointermove')));
  const ghost = screen.queryByTestId('day-ghost')?.textContent;
  act(() => {
    if (letsGo === 'Escape') fireEvent.keyDown(window, { key: 'Escape' });
    window.dispatchEvent(at('pointerup'));
  });
  return ghost;
}

const moveTo = (starts_at: string) => ({
  id: 7,
  version: 4,
  starts_at,
  minutes: 60,
  bay_id: 1,
  reason: '',
  over_capacity: false,
});

it.each(['week', 'month'] as const)(
  'in a %s a booking is dragged to another day, and taken back',
  async (by) => {
    const link = await shown(by);
    expect(drags(link, '2026-03-06')).toBe('09:30 李强');
    await waitFor(() =>
      expect(asked).toHaveBeenCalledWith('reschedule_appointment', moveTo('2026-03-06T01:30:00.000Z')),
    );
    expect((await screen.findByTestId('moved')).textContent).toContain('03-06 周五 09:30');
    fireEvent.click(screen.getByTestId('undo-move'));
    await waitFor(() =>
      expect(asked).toHaveBeenLastCalledWith('undo_move', { id: 7, version: 5, over_capacity: false }),
    );
    await waitFor(() => expect(screen.queryByTestId('moved')).toBeNull());
  },
);

it('laid on a day of rest it says so, and laid where it stood nothing is asked', async () => {
  const link = await shown('week');
  expect(drags(link, '2026-03-03')).toBeUndefined();
  drags(link, '2026-03-06', 'Escape');
  expect(asked).not.toHaveBeenCalled();
  drags(link, '2026-03-08');
  expect((await screen.findByTestId('moved')).textContent).toContain(i18next.t('bookings:day.closed'));
});

it('asks once more where the day has no hours left, and then lays it there', async () => {
  drags(await shown('week'), '2026-03-05');
  fireEvent.change(await screen.findByTestId('move-reason'), { target: { value: '客户要求' } });
  fireEvent.click(screen.getByTestId('action-move'));
  fireEvent.click(await screen.findByTestId('action-move-anyway'));
  await waitFor(() =>
    expect(asked).toHaveBeenLastCalledWith('reschedule_appointment', {
      ...moveTo('2026-03-05T01:30:00.000Z'),
      reason: '客户要求',
      over_capacity: true,
    }),
  );
  await screen.findByTestId('undo-move');
});

it('is laid by keys as well, and let go by Esc', async () => {
  const link = await shown('month');
  link.focus();
  fireEvent.keyDown(link, { key: 'ArrowDown', shiftKey: true });
  fireEvent.keyDown(link, { key: 'Escape' });
  fireEvent.keyDown(link, { key: 'ArrowRight', shiftKey: true });
  fireEvent.keyDown(link, { key: 'ArrowDown', shiftKey: true });
  expect(screen.getByTestId('day-2026-03-11').textContent).toContain('09:30 李强');
  fireEvent.keyDown(link, { key: 'Enter' });
  await waitFor(() =>
    expect(asked).toHaveBeenCalledWith('reschedule_appointment', moveTo('2026-03-11T01:30:00.000Z')),
  );
  await screen.findByTestId('moved');
  fireEvent.keyDown(link, { key: 'z', ctrlKey: true });
  await waitFor(() =>
    expect(asked).toHaveBeenLastCalledWith('undo_move', expect.objectContaining({ id: 7 })),
  );
});

it('what the host does not let move is not taken', async () => {
  await shown('week');
  const other = document.querySelector<HTMLElement>('[data-booking="8"]');
  if (!other) throw new Error('no booking');
  expect(drags(other, '2026-03-06')).toBeUndefined();
  fireEvent.keyDown(other, { key: 'ArrowRight', shiftKey: true });
  fireEvent.keyDown(other, { key: 'Enter' });
  expect(asked).not.toHaveBeenCalled();
});

it('says where the hours of a trade come from', () => {
  const load = (of_people: TradeLoad['of_people']): TradeLoad => ({
    trade: 'mechanic',
    technicians: 3,
    booked_minutes: 60,
    open_minutes: 870,
    of_people,
  });
  const people = { people: 3, shift_minutes: 1350, away_minutes: 480, worked_share: 100 };
  expect(whenceOf(i18next.t, load(people))).toBe('3 人 · 22.5 小时 − 请假 8 小时');
  expect(whenceOf(i18next.t, load({ ...people, away_minutes: 0, worked_share: 80 }))).toBe(
    '3 人 · 22.5 小时 × 80%',
  );
  expect(whenceOf(i18next.t, load(null))).toBeUndefined();
});
