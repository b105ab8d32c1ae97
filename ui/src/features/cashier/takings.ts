import type { OnAccountRow, Takings } from '@bindings';

export interface Taken extends Takings {
  /** Its part of the day, in whole per cent, for the bar. */
  percent: number;
}

/** The day's takings, the largest means first; refunds alone leave no bar. */
export function shared(takings: readonly Takings[]): Taken[] {
  const most = Math.max(1, ...takings.map((one) => one.amount));
  return [...takings]
    .sort((one, other) => other.amount - one.amount)
    .map((one) => ({ ...one, percent: Math.max(0, Math.round((one.amount / most) * 100)) }));
}

/** What all customers together owe on account. */
export const owed = (sheets: readonly OnAccountRow[]): number =>
  sheets.reduce((sum, sheet) => sum + sheet.on_account, 0);
