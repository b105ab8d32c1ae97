import { expect, it } from 'vitest';
import { firstShown, stepTo } from './days';

it('a week begins on its Monday, and a month on that of its first week', () => {
  // 2026-03-01 is a Sunday.
  expect(firstShown('2026-03-01', 'week')).toBe('2026-02-23');
  expect(firstShown('2026-03-02', 'week')).toBe('2026-03-02');
  expect(firstShown('2026-03-18', 'month')).toBe('2026-02-23');
  expect(firstShown('2026-06-30', 'month')).toBe('2026-06-01');
});

it('goes on by weeks and by whole months', () => {
  expect(stepTo('2026-03-02', 'week', -1)).toBe('2026-02-23');
  expect(stepTo('2026-01-31', 'month', 1)).toBe('2026-02-01');
  expect(stepTo('2026-01-31', 'month', -1)).toBe('2025-12-01');
});
