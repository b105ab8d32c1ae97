import { expect, it } from 'vitest';
import { isDrawn, pathOf } from './marks';
import { type Point, pointIn, quartersOf, turned, turnedSides, turning, unturned } from './turned';

const corner: Point = [100, 250];

it('a point goes round with the photo, and is back after four quarters', () => {
  expect(turned(corner, 0)).toEqual([100, 250]);
  // What was at the left above comes to the right above.
  expect(turned(corner, 1)).toEqual([750, 100]);
  expect(turned(corner, 2)).toEqual([900, 750]);
  expect(turned(corner, 3)).toEqual([250, 900]);
  expect(turned(corner, 4)).toEqual(corner);
  expect(turned(turned(corner, 1), 1)).toEqual(turned(corner, 2));
});

it('what is drawn on a turned photo is kept as the photo was taken', () => {
  for (const turns of [0, 1, 2, 3]) expect(unturned(turned(corner, turns), turns)).toEqual(corner);
  expect(unturned([1000, 0], 1)).toEqual([0, 0]);
});

it('turns to the left count as those to the right', () => {
  expect([-1, -5, 7].map(quartersOf)).toEqual([3, 3, 3]);
});

it('the sides change places with each quarter', () => {
  expect([0, 1, 2, 3].map((turns) => turnedSides(400, 300, turns))).toEqual([
    [400, 300],
    [300, 400],
    [400, 300],
    [300, 400],
  ]);
  expect(turning(400, 300, 0)).toBeUndefined();
  expect(turning(400, 300, 1)).toBe('translate(300 0) rotate(90)');
  expect(turning(400, 300, 3)).toBe('translate(0 400) rotate(270)');
});

it('a finger beside the photo draws along its edge', () => {
  const frame = { left: 10, top: 20, width: 200, height: 100 };
  expect(pointIn(frame, 110, 45)).toEqual([500, 250]);
  expect(pointIn(frame, 0, 500)).toEqual([0, 1000]);
  expect(pointIn({ ...frame, width: 0 }, 30, 20)).toEqual([0, 0]);
});

it('a tap is no mark', () => {
  expect(isDrawn({ shape: 'arrow', from: [100, 100], to: [105, 100] })).toBe(false);
  expect(isDrawn({ shape: 'circle', from: [100, 100], to: [100, 300] })).toBe(true);
});

it('a circle fills the box between both places, an arrow points to the second', () => {
  expect(pathOf({ shape: 'circle', from: [750, 500], to: [250, 0] }, 400, 200)).toBe(
    'M100 50A100 50 0 1 1 300 50A100 50 0 1 1 100 50Z',
  );
  const arrow = pathOf({ shape: 'arrow', from: [0, 500], to: [1000, 500] }, 400, 200);
  expect(arrow.startsWith('M0 100L400 100M400 100L')).toBe(true);
  // Both barbs lie behind the point.
  for (const [, x] of arrow.matchAll(/M400 100L([\d.]+)/g)) expect(Number(x)).toBeLessThan(400);
});
