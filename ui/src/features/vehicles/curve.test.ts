import { expect, it } from 'vitest';
import { curveOf, stepOf } from './curve';

const point = (id: number, on: string, km: number, doubtful = false) => ({
  work_order_id: id,
  on,
  km,
  doubtful,
});

it('the side is marked in steps that are read at a glance', () => {
  expect([1, 3, 4, 5, 9, 17, 100, 62_000, 480_000].map(stepOf)).toEqual([
    1, 1, 1, 2, 5, 5, 50, 20_000, 200_000,
  ]);
});

it('a slip stands at the edge and off the line, and flattens no other', () => {
  const curve = curveOf(
    [point(1, '2025-01-01', 20_000), point(2, '2025-07-02', 400_000, true), point(3, '2026-01-01', 40_000)],
    365,
    100,
  );
  expect(curve.places.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
    [0, 50],
    [182, 0],
    [365, 0],
  ]);
  expect(curve.line).toBe('0.0,50.0 365.0,0.0');
  expect(curve.marks.map(({ km }) => km)).toEqual([10_000, 20_000, 30_000, 40_000]);
});

it('visits of one day stand in the middle, and a car that never moved too', () => {
  const curve = curveOf([point(1, '2026-01-01', 0)], 100, 100);
  expect(curve.places.map(({ x, y }) => [x, y])).toEqual([[50, 100]]);
});
