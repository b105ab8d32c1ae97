import type { ComplaintRow } from '@bindings';

/** 0: late; 1: the first answer is still owed; 2: answered, not closed. */
const pressing = (row: ComplaintRow): number => (row.late ? 0 : row.complaint.responded_at === null ? 1 : 2);

/** Late ones first, then by when an answer is due; of the answered ones the oldest first. */
export function byPressure(rows: readonly ComplaintRow[]): ComplaintRow[] {
  const time = (row: ComplaintRow) =>
    Date.parse(pressing(row) === 2 ? row.complaint.opened_at : row.complaint.response_due);
  return [...rows].sort((one, other) => pressing(one) - pressing(other) || time(one) - time(other));
}
