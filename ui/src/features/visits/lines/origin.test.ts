import type { Line, Visit } from '@bindings';
import { expect, it } from 'vitest';
import { nothing, originOf } from './origin';

it('a line brought back answers the suggestion it was made of', () => {
  const items = [
    { code: 'wipers', quoted_by: 7 },
    { code: 'brakes', quoted_by: null },
  ];
  const visit = { walk_around: { items } } as unknown as Visit;
  const line = (id: number, finding_id: number | null = null) => ({ id, finding_id }) as Line;
  expect(originOf(visit, line(7))).toEqual({ finding_id: null, walk_around_code: 'wipers' });
  expect(originOf(visit, line(8, 3))).toEqual({ finding_id: 3, walk_around_code: null });
  expect(originOf({ walk_around: null } as Visit, line(7))).toEqual(nothing);
});
