import type { PlanWarning, ProposalReason } from '@bindings';
import type { TFunction } from 'i18next';
import { formatDay, formatInstant } from '../../i18n/time';

type Word = (kind: string, code: string | null | undefined) => string;

/** What the host says against a place, in a sentence. */
export function warningWords(t: TFunction, word: Word, warning: PlanWarning): string {
  switch (warning.of) {
    case 'other_trade':
      return t('workshop:warn.other_trade', { trade: word('trade', warning.trade) });
    case 'below_level':
      return t('workshop:warn.below_level', {
        trade: word('trade', warning.trade),
        level: word('skill_level', warning.level),
        needed: word('skill_level', warning.needed),
      });
    case 'lapsed':
      return t('workshop:warn.lapsed', { certificate: warning.certificate });
    case 'away':
      return t('workshop:warn.away', {
        kind: word('absence_kind', warning.kind),
        until: formatInstant(t, warning.until),
      });
    case 'off_duty':
      return t('workshop:warn.off_duty');
    case 'bay_taken':
      return t('workshop:warn.bay_taken', { number: warning.work_order_number, job: warning.job });
    case 'after_promise':
      return t('workshop:warn.after_promise', {
        ends: formatInstant(t, warning.ends_at),
        promised: formatInstant(t, warning.promised_at),
      });
  }
}

/** Half hours are as near as a shop reckons: 7.5 h. */
const hours = (minutes: number): string => String(Math.floor(minutes / 30) / 2);

/** Why somebody stands where they stand among those proposed. */
export function reasonWords(t: TFunction, word: Word, reason: ProposalReason): string {
  switch (reason.why) {
    case 'skilled':
      return t('workshop:why.skilled', {
        trade: word('trade', reason.trade),
        level: word('skill_level', reason.level),
      });
    case 'below_level':
      return t('workshop:warn.below_level', {
        trade: word('trade', reason.trade),
        level: word('skill_level', reason.level),
        needed: word('skill_level', reason.needed),
      });
    case 'lapsed':
      return t('workshop:warn.lapsed', { certificate: reason.certificate });
    case 'other_trade':
      return t('workshop:warn.other_trade', { trade: word('trade', reason.trade) });
    case 'did_this_car':
      return t('workshop:why.did_this_car', { day: formatDay(t, reason.on) });
    case 'free_before_promise':
      return t('workshop:why.free_before_promise', { hours: hours(reason.minutes) });
    case 'after_promise':
      return t('workshop:why.after_promise', { ends: formatInstant(t, reason.ends_at) });
    case 'no_time':
      return t('workshop:why.no_time');
  }
}

/** What speaks for somebody; all else speaks against them. */
export const speaksFor = ({ why }: ProposalReason): boolean =>
  why === 'skilled' || why === 'did_this_car' || why === 'free_before_promise';
