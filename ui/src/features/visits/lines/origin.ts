import type { AddLine, Line, Visit } from '@bindings';

/** What a line was made of: a finding, or a suggestion of the walk-around. */
export type Origin = Pick<AddLine, 'finding_id' | 'walk_around_code'>;

export const nothing: Origin = { finding_id: null, walk_around_code: null };

/** As it is while the line still stands: a line brought back after its removal answers the same thing again. */
export function originOf(visit: Visit, line: Line): Origin {
  const item = visit.walk_around?.items.find((one) => one.quoted_by === line.id);
  return { finding_id: line.finding_id, walk_around_code: item?.code ?? null };
}
