import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc';
import type { TFunction } from 'i18next';
import { hostNow } from './hostTime';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/zh-cn';
import 'dayjs/locale/zh-tw';

dayjs.extend(utc);

// Instants come in UTC and are shown in the shop's zone, so that a laptop set to another zone plans the same
// day as the counter does. China keeps one zone, so minutes east of UTC say it all.
let zoneMinutes: number | undefined;

export function setShopZone(minutesEast: number | undefined): void {
  zoneMinutes = minutesEast;
}

/** An instant (RFC 3339, UTC) as the clock on the shop's wall shows it. */
export function inShop(instant: string | number | Date): Dayjs {
  return zoneMinutes === undefined ? dayjs(instant) : dayjs.utc(instant).add(zoneMinutes, 'minute');
}

/** A moment on the shop's wall clock ("2026-03-02T08:30", or as picked in a date field) as an instant in UTC. */
export function toInstant(wall: Dayjs | string): string {
  const text = typeof wall === 'string' ? wall : wall.format('YYYY-MM-DDTHH:mm:ss');
  return zoneMinutes === undefined
    ? dayjs(text).toISOString()
    : dayjs.utc(text).subtract(zoneMinutes, 'minute').toISOString();
}

/** The calendar day of an instant in the shop, `YYYY-MM-DD`. */
export const dayOf = (instant: string | number | Date): string => inShop(instant).format('YYYY-MM-DD');

/** Minutes from midnight of an instant, on the shop's clock. */
export function minuteOf(instant: string | number | Date): number {
  const at = inShop(instant);
  return at.hour() * 60 + at.minute();
}

/** Today in the shop, as the calendar day `YYYY-MM-DD`. */
export const shopToday = (): string => dayOf(hostNow());

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

export const weekdayWord = (t: TFunction, day: Dayjs): string =>
  t(`words:weekday.${weekdays[day.day()] ?? 'sunday'}`);

/** "03-02 08:30"; another year is written out; `weekday` adds 周一 where a person plans by it. */
export function formatInstant(t: TFunction, instant: string | number | Date, weekday = false): string {
  const at = inShop(instant);
  const day = at.format(at.year() === inShop(hostNow()).year() ? 'MM-DD' : 'YYYY-MM-DD');
  return weekday ? `${day} ${weekdayWord(t, at)} ${at.format('HH:mm')}` : `${day} ${at.format('HH:mm')}`;
}

/** A calendar day `YYYY-MM-DD`, which has no zone. */
export function formatDay(t: TFunction, day: string, weekday = false): string {
  const at = dayjs(day);
  const text = at.format(at.year() === inShop(hostNow()).year() ? 'MM-DD' : 'YYYY-MM-DD');
  return weekday ? `${text} ${weekdayWord(t, at)}` : text;
}

/** How long something took or waits: minutes under an hour, hours under a day, then days and hours. */
export function formatDuration(t: TFunction, seconds: number): string {
  const minutes = Math.max(0, Math.floor(seconds / 60));
  if (minutes < 60) return t('words:duration.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) {
    return minutes % 60 === 0
      ? t('words:duration.hours', { hours })
      : t('words:duration.hours_minutes', { hours, minutes: minutes % 60 });
  }
  const days = Math.floor(hours / 24);
  return hours % 24 === 0
    ? t('words:duration.days', { days })
    : t('words:duration.days_hours', { days, hours: hours % 24 });
}
