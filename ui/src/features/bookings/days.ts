import dayjs from 'dayjs';
import { addDays } from '../../kit/dayText';

export type DaysBy = 'week' | 'month';

export const monthOf = (day: string): string => day.slice(0, 7);

/** Monday 0 to Sunday 6. */
const inWeek = (day: string): number => (dayjs(day).day() + 6) % 7;

/** The Monday of the week, or that of the week in which the month begins. */
export function firstShown(day: string, by: DaysBy): string {
  const from = by === 'week' ? day : `${monthOf(day)}-01`;
  return addDays(from, -inWeek(from));
}

/** The same day a week on, or the first of the next month. */
export const stepTo = (day: string, by: DaysBy, step: 1 | -1): string =>
  by === 'week'
    ? addDays(day, 7 * step)
    : dayjs(`${monthOf(day)}-01`)
        .add(step, 'month')
        .format('YYYY-MM-DD');

/** A booking in a hand, over a day. */
export interface OnDay {
  id: number;
  day: string;
}

interface Pressed {
  key: string;
  shiftKey: boolean;
}

const steps: Record<string, number | undefined> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Where a key takes a booking among the days that are shown: Shift and an arrow carries it, by a day or by a week. */
export function keyedTo(
  from: OnDay,
  { key, shiftKey }: Pressed,
  shown: readonly string[],
): OnDay | undefined {
  const step = shiftKey ? steps[key] : undefined;
  const day = step === undefined ? undefined : shown[shown.indexOf(from.day) + step];
  return day === undefined ? undefined : { ...from, day };
}
