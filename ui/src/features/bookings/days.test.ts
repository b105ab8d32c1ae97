import { expect, it } from 'vitest';
import { firstShown, keyedTo, stepTo } from './days';

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

it('is carried by keys from day to day and from week to week, and not beyond what is shown', () => {
  const shown = Array.from({ length: 14 }, (_, day) => `2026-03-${String(day + 2).padStart(2, '0')}`);
  const to = (day: string, key: string, shiftKey = true) =>
    keyedTo({ id: 1, day }, { key, shiftKey }, shown)?.day;
  expect(to('2026-03-04', 'ArrowRight')).toBe('2026-03-05');
  expect(to('2026-03-04', 'ArrowLeft')).toBe('2026-03-03');
  expect(to('2026-03-04', 'ArrowDown')).toBe('2026-03-11');
  expect(to('2026-03-11', 'ArrowUp')).toBe('2026-03-04');
  expect(to('2026-03-02', 'ArrowLeft')).toBeUndefined();
  expect(to('2026-03-15', 'ArrowRight')).toBeUndefined();
  expect(to('2026-03-11', 'ArrowDown')).toBeUndefined();
  expect(to('2026-03-04', 'ArrowRight', false)).toBeUndefined();
  expect(to('2026-03-04', 'Enter')).toBeUndefined();
});
