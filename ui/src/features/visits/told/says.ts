import type { Stage, ToldMatter, Visit } from '@bindings';
import type { TFunction } from 'i18next';
import { progressLine } from '../../../i18n/progress';
import { formatInstant } from '../../../i18n/time';

const waitsForOwner: readonly Stage[] = ['awaiting_settlement', 'ready_for_delivery'];

/** What there is to tell of now, what is due first. */
export function mattersOf(visit: Visit): ToldMatter[] {
  const due = visit.to_tell?.matter;
  if (waitsForOwner.includes(visit.order.stage)) return ['ready', 'progress'];
  return due === 'promise' ? ['promise', 'progress'] : ['progress', 'promise'];
}

/** The words it can be said or sent in. */
export function saysOf(t: TFunction, visit: Visit, matter: ToldMatter, name: string): string {
  const { order, vehicle, to_tell, progress } = visit;
  // The note says from when to when before it says why: the sentence has the time already.
  const reason = (to_tell?.reason ?? '').replace(/^.*→ \S+ \S+ ?/, '');
  return t(`visits:told.says.${matter}`, {
    name,
    plate: vehicle.plate ?? '',
    at: order.promised_at === null ? '' : formatInstant(t, order.promised_at),
    reason,
    line: progressLine(t, progress),
  });
}
