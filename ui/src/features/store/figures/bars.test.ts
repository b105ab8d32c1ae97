import { expect, it } from 'vitest';
import { barsOf } from './bars';

it('draws the largest amount no higher than the drawing, and none below nothing', () => {
  const { bars, lines } = barsOf(
    [
      { month: '2026-01', amount: 450_000 },
      { month: '2026-02', amount: -300 },
      { month: '2026-03', amount: null },
    ],
    300,
    100,
  );
  expect(bars.map((bar) => bar.height)).toEqual([90, 0, 0]);
  expect(lines.map((line) => line.amount)).toEqual([0, 250_000, 500_000]);
  expect(bars.every((bar) => bar.x >= 0 && bar.x + bar.width <= 300)).toBe(true);
});

it('draws nothing of no months', () => {
  expect(barsOf([], 300, 100).bars).toEqual([]);
});
