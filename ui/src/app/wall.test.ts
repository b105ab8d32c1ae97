import { expect, test } from 'vitest';
import { turnOf } from './wall';

test('every car has its turn on the wall, however many there are', () => {
  const cars = Array.from({ length: 23 }, (_, number) => number);
  const seen = [0, 1, 2].flatMap((turn) => turnOf(cars, 10, turn).shown);
  expect(seen).toEqual(cars);
  expect(turnOf(cars, 10, 3)).toEqual({ shown: cars.slice(0, 10), page: 1, pages: 3 });
  expect(turnOf(cars, 10, 2)).toMatchObject({ page: 3, pages: 3 });
});

test('an empty workshop and a screen too low for a row are no trouble', () => {
  expect(turnOf([], 8, 5)).toEqual({ shown: [], page: 1, pages: 1 });
  expect(turnOf(['car'], 0, 1)).toEqual({ shown: ['car'], page: 1, pages: 1 });
});
