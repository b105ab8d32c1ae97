import type { Appointment, AppointmentDay, AppointmentRow, OpenSlot, RescheduleAppointment } from '@bindings';
import type { TFunction } from 'i18next';
import { dayOf, formatDay, formatInstant, minuteOf, toInstant } from '../../i18n/time';
import type { SlotLoad } from '../../kit/LaneBoard';
import type { LaneTone } from '../../kit/LaneRow';
import type { Span } from '../../kit/lanes';
import { slotsOf } from '../../kit/lanes';

/** The instant of a minute of a day in the shop. */
export function instantOf(day: string, minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return toInstant(`${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`);
}

/** Whoever looks may move it on the board: a stay that is still to come. */
export const moves = (row: AppointmentRow): boolean =>
  row.expected && row.actions.some((one) => one.action === 'reschedule');

/** Whoever looks may let the customer in by it now. */
export const arrives = (row: AppointmentRow): boolean => row.actions.some((one) => one.action === 'arrive');

/** What the lanes of the board are. */
export type BoardBy = 'bay' | 'advisor';

/** The place of a booking among the lanes of the bays, or of the advisors; lane 0 has none yet. */
export function spanOf({ appointment }: AppointmentRow, lanes: readonly number[], by: BoardBy = 'bay'): Span {
  const { id, bay_id, advisor_id, starts_at, minutes } = appointment;
  const own = by === 'bay' ? bay_id : advisor_id;
  return { id, lane: own !== null && lanes.includes(own) ? own : 0, from: minuteOf(starts_at), minutes };
}

/** What of a booking a hand moves, on a day as in a week and in a month. */
export type Movable = Pick<
  Appointment,
  'id' | 'version' | 'contact_name' | 'starts_at' | 'minutes' | 'bay_id' | 'advisor_id'
>;

/** Where a hand lays a booking. */
export interface Laid {
  day: string;
  minute: number;
  minutes: number;
  bay_id: number | null;
  advisor_id: number | null;
}

/** Lane 0 is that of those who have none; what the lanes are not stays as it is. */
export const laidAt = (booking: Movable, span: Omit<Span, 'id'>, by: BoardBy): Laid => {
  const lane = span.lane === 0 ? null : span.lane;
  const { bay_id, advisor_id } = booking;
  return {
    day: dayOf(booking.starts_at),
    minute: span.from,
    minutes: span.minutes,
    bay_id: by === 'bay' ? lane : bay_id,
    advisor_id: by === 'advisor' ? lane : advisor_id,
  };
};

/** On another day a booking keeps its time of day, and whatever else was agreed. */
export const laidOn = ({ starts_at, minutes, bay_id, advisor_id }: Movable, day: string): Laid => ({
  day,
  minute: minuteOf(starts_at),
  minutes,
  bay_id,
  advisor_id,
});

const sameStart = ({ starts_at }: Movable, { day, minute }: Laid): boolean =>
  dayOf(starts_at) === day && minuteOf(starts_at) === minute;

export const stays = (booking: Movable, laid: Laid): boolean =>
  sameStart(booking, laid) &&
  booking.minutes === laid.minutes &&
  booking.bay_id === laid.bay_id &&
  booking.advisor_id === laid.advisor_id;

/** The move as it is asked for; nobody says a reason with a hand. */
export const moveOf = (booking: Movable, laid: Laid): RescheduleAppointment => ({
  id: booking.id,
  version: booking.version,
  // Its own time stays to the second, which another program may have written.
  starts_at: sameStart(booking, laid) ? booking.starts_at : instantOf(laid.day, laid.minute),
  minutes: laid.minutes,
  bay_id: laid.bay_id,
  reason: '',
  over_capacity: false,
  ...(laid.advisor_id === booking.advisor_id ? {} : { to_advisor: { advisor_id: laid.advisor_id } }),
});

export function toneOf({ appointment, late }: AppointmentRow): LaneTone {
  if (appointment.stage === 'arrived') return 'done';
  if (late) return 'late';
  return appointment.stage === 'confirmed' ? 'firm' : 'plain';
}

/** How full each half hour of the opening hours is. */
export function loadOf(day: AppointmentDay): SlotLoad[] {
  const known = day.half_hours.map((one) => ({
    minute: minuteOf(one.starts_at),
    booked: one.booked,
    capacity: one.capacity,
  }));
  return slotsOf(day.opens_at_minute, day.closes_at_minute).map(
    (minute) => known.find((one) => one.minute === minute) ?? { minute, booked: 0, capacity: 0 },
  );
}

export const isFull = (slot: SlotLoad): boolean => slot.booked >= slot.capacity;

/** Why the next free half hour is not on the day that was wanted, said for whoever looks at `shown`. */
export function whyLater(
  t: TFunction,
  open: OpenSlot | null | undefined,
  wanted: string,
  shown: string,
): string | undefined {
  if (open === null) return t('bookings:new.no_room');
  if (!open?.why_later) return undefined;
  // Whoever typed the day stays on it.
  const why = t(`words:why_later.${open.why_later}`);
  if (shown === wanted) return t('bookings:new.later_here', { why });
  return t('bookings:new.later', {
    day: formatDay(t, wanted, true),
    why,
    at: formatInstant(t, open.starts_at, true),
  });
}

/** Those expected and not here yet, in the order of their times. */
export function expected(rows: readonly AppointmentRow[]): AppointmentRow[] {
  return rows
    .filter((row) => row.expected)
    .sort((one, other) => Date.parse(one.appointment.starts_at) - Date.parse(other.appointment.starts_at));
}
