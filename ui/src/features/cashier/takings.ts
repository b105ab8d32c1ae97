import type { Takings } from '@bindings';
import { fenOf } from '../../i18n/amounts';

export interface Taken extends Takings {
  /** Its part of the day, in whole per cent, for the bar. */
  percent: number;
}

/** The day's takings, the largest means first; refunds alone leave no bar. */
export function shared(takings: readonly Takings[]): Taken[] {
  const most = Math.max(1, ...takings.map((one) => fenOf(one.amount)));
  return [...takings]
    .sort((one, other) => fenOf(other.amount) - fenOf(one.amount))
    .map((one) => ({ ...one, percent: Math.max(0, Math.round((fenOf(one.amount) / most) * 100)) }));
}
