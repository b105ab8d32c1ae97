import type { MovementShown } from '@bindings';

/** Statements go from month to month: what is asked for is the month before and what came since. */
export const firstDayOffered = (today: string): string => {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const before = month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
  return `${before.year}-${String(before.month).padStart(2, '0')}-01`;
};

/** What it was, by what, for which sheet, and why. */
export const matterOf = (row: MovementShown, word: (kind: string, code: string) => string): string =>
  [
    word('account_movement_kind', row.kind),
    row.means === null ? '' : word('payment_means', row.means),
    row.payment_number === null ? '' : row.settlement_number,
    row.reason,
  ]
    .filter(Boolean)
    .join(' · ');
