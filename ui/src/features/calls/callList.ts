import type { FollowUpList, FollowUpRow } from '@bindings';
import { whole } from '../../kit/whole';

/** The groups of the day's list, the most pressing first. */
export const callGroups = whole<CallGroup>()(['call_backs', 'overdue', 'due_today', 'later', 'waiting']);
export type CallGroup = Exclude<keyof FollowUpList, 'closed_today' | 'in_time_percent'>;

/** The list as the arrow keys walk it. */
export const inOrder = (list: FollowUpList): FollowUpRow[] => callGroups.flatMap((group) => list[group]);

/** The call some steps on from this one; past the ends it stays. */
export function steppedFrom(rows: readonly FollowUpRow[], id: number, step: number): FollowUpRow | undefined {
  const at = rows.findIndex((row) => row.id === id);
  return rows[Math.min(rows.length - 1, Math.max(0, at + step))];
}

/** Which call comes up once this one is recorded: the one below, at the end the one above. */
export function afterRecorded(rows: readonly FollowUpRow[], id: number): FollowUpRow | undefined {
  const at = rows.findIndex((row) => row.id === id);
  return rows[at + 1] ?? rows[at - 1];
}
