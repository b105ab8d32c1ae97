import { expect, it } from 'vitest';
import { added } from './totals';

const key = (id: number) => ({ id, at: '2026-03-02T02:00:00Z' });

it('adds portions to the fen, and goes on where the second ended', () => {
  const one = { count: 3000, total: 77_401, unpaid: null, next: key(9), since: 'a', cut: true };
  const other = { count: 12, total: 9, unpaid: null, next: null, since: null, cut: false };
  expect(added<typeof one | typeof other>(one, other)).toEqual({
    count: 3012,
    total: 77_410,
    // What somebody may not see is not made up.
    unpaid: null,
    next: null,
    since: null,
    cut: true,
  });
});
