import type { DayMinutes } from '@bindings';
import type { TFunction } from 'i18next';
import { formatDay, formatDuration } from '../../../i18n/time';

/** Work over midnight, told on each of its days. */
export const daysWorked = (t: TFunction, days: readonly DayMinutes[]): string =>
  t('visits:repair.time.days', {
    days: days
      .map(({ day, minutes }) =>
        t('visits:repair.time.day', { day: formatDay(t, day), duration: formatDuration(t, minutes * 60) }),
      )
      .join(t('words:list_separator')),
  });
