import type { AppointmentDay, AppointmentRow, OpenSlot, RescheduleAppointment } from '@bindings';
import type { TFunction } from 'i18next';
import { formatDay, formatInstant, minuteOf, toInstant } from '../../i18n/time';
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

/** Where a hand lays a booking. */
export interface Laid {
  minute: number;
  minutes: number;
  bay_id: number | null;
  advisor_id: number | null;
}

/** Lane 0 is that of those who have none; what the lanes are not stays as it is. */
export const laidAt = ({ appointment }: AppointmentRow, span: Omit<Span, 'id'>, by: BoardBy): Laid => {
  const lane = span.lane === 0 ? null : span.lane;
  const { bay_id, advisor_id } = appointment;
  return {
    minute: span.from,
    minutes: span.minutes,
    bay_id: by === 'bay' ? lane : bay_id,
    advisor_id: by === 'advisor' ? lane : advisor_id,
  };
};

export const stays = ({ appointment }: AppointmentRow, laid: Laid): boolean =>
  minuteOf(appointment.starts_at) === laid.minute &&
  appointment.minutes === laid.minutes &&
  appointment.bay_id === laid.bay_id &&
  appointment.advisor_id === laid.advisor_id;

/** The move as it is asked for; nobody says a reason with a hand. */
export const moveOf = (
  { appointment }: AppointmentRow,
  day: string,
  { minute, minutes, bay_id, advisor_id }: Laid,
): RescheduleAppointment => ({
  id: appointment.id,
  version: appointment.version,
  starts_at:
    // Its own time stays to the second, which another program may have written.
    minuteOf(appointment.starts_at) === minute ? appointment.starts_at : instantOf(day, minute),
  minutes,
  bay_id,
  reason: '',
  over_capacity: false,
  ...(advisor_id === appointment.advisor_id ? {} : { to_advisor: { advisor_id } }),
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
