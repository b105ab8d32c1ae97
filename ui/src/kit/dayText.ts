import dayjs from 'dayjs';

const written = 'YYYY-MM-DD';
// A day typed without its year that lies further back than this is meant for next year.
const longAgo = 60;

/** A real day of the calendar, so that 02-30 is not taken for March. */
function realDay(year: number, month: number, day: number): string | undefined {
  const two = (number: number) => String(number).padStart(2, '0');
  const text = `${year}-${two(month)}-${two(day)}`;
  return dayjs(text).format(written) === text ? text : undefined;
}

/**
 * A day as people type it at the counter, seen from `today`: 2026-03-02, 20260302, 03-02, 3/2, 3.2, 0302, 3月2日,
 * 5 (the next 5th), +1 (tomorrow).
 */
export function parseDay(text: string, today: string): string | undefined {
  const typed = text.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const now = dayjs(today);

  const ahead = /^\+(\d{1,3})$/.exec(typed);
  if (ahead) return now.add(Number(ahead[1]), 'day').format(written);

  const whole = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/.exec(typed);
  if (whole && typed.replace(/\D/g, '').length >= 6) {
    return realDay(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  }

  const short = /^(\d{1,2})\D(\d{1,2})\D?$/.exec(typed) ?? /^(\d{2})(\d{2})$/.exec(typed);
  if (short) {
    const [month, day] = [Number(short[1]), Number(short[2])];
    const found = realDay(now.year(), month, day);
    return found && now.diff(dayjs(found), 'day') > longAgo ? realDay(now.year() + 1, month, day) : found;
  }

  const alone = /^(\d{1,2})\D?$/.exec(typed);
  if (alone) {
    const day = Number(alone[1]);
    const first = now.startOf('month');
    for (const month of [first, first.add(1, 'month'), first.add(2, 'month')]) {
      const found = realDay(month.year(), month.month() + 1, day);
      if (found && found >= today) return found;
    }
  }
  return undefined;
}

export const addDays = (day: string, days: number): string => dayjs(day).add(days, 'day').format(written);

/** How many days there are from one to the other; fewer than none where it lies before. */
export const daysBetween = (from: string, to: string): number => dayjs(to).diff(dayjs(from), 'day');

/** `count` days from `first` on. */
export const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(first, index));
