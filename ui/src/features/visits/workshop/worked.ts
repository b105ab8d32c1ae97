import type { DayMinutes, WorkedSoFar } from '@bindings';
import type { TFunction } from 'i18next';
import { formatDay, formatDuration } from '../../../i18n/time';

/** Seconds at work on a job so far: what was told, and since then a second of each clock that runs. */
export const secondsWorked = ({ seconds, running, at }: WorkedSoFar, now: number): number =>
  seconds + running * Math.max(0, Math.floor((now - Date.parse(at)) / 1000));

/** Work over midnight, told on each of its days. */
export const daysWorked = (t: TFunction, days: readonly DayMinutes[]): string =>
  t('visits:repair.time.days', {
    days: days
      .map(({ day, minutes }) =>
        t('visits:repair.time.day', { day: formatDay(t, day), duration: formatDuration(t, minutes * 60) }),
      )
      .join(t('words:list_separator')),
  });
