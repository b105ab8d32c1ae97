import { expect, it } from 'vitest';
import { marginOf } from './profit';

it('what was earned is a share of what was charged, and of nothing there is none', () => {
  expect(marginOf(13_000, 46_000)).toBe(2826);
  expect(marginOf(-500, 1000)).toBe(-5000);
  expect(marginOf(-500, 0)).toBeUndefined();
});
