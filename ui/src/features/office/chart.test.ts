import { expect, it } from 'vitest';
import { chartOf, markText, namedEvery, roundUp } from './chart';

it.each([
  [1, 1],
  [3, 5],
  [100, 100],
  [101, 200],
  [1_320_500, 2_000_000],
  [6_000_000, 10_000_000],
])('%i rounds up to %i', (amount, round) => {
  expect(roundUp(amount)).toBe(round);
});

it('bars stand on the bottom and the highest stays below the top line', () => {
  const days = [
    { day: '2026-03-01', billed: 0, delivered: 0 },
    { day: '2026-03-02', billed: 150_000, delivered: 3 },
  ];
  const { bars, top, lines } = chartOf(days, 200, 100);
  expect(top).toBe(200_000);
  expect(bars.map((bar) => [bar.x, bar.width, bar.height])).toEqual([
    [15, 70, 0],
    [115, 70, 75],
  ]);
  expect(lines).toEqual([
    { amount: 0, y: 100 },
    { amount: 100_000, y: 50 },
    { amount: 200_000, y: 0 },
  ]);
});

it('a month without a bill still has a scale, and a reversed day no bar', () => {
  expect(chartOf([], 200, 100).top).toBe(100);
  expect(chartOf([{ day: '2026-03-01', billed: -500, delivered: 0 }], 200, 100).bars[0]?.height).toBe(0);
});

it('names as many days as have room', () => {
  expect([namedEvery(7), namedEvery(31)]).toEqual([1, 3]);
});

it('writes the mean mark with one place', () => {
  expect(markText(862)).toBe('8.6');
  expect(markText(996)).toBe('10.0');
});
