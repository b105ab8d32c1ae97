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
