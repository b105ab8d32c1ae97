import { expect, it } from 'vitest';
import vectors from '../../tests/vectors.json';
import { isTold } from './carTold';

it.each(vectors.told_vehicles)('a car is told by what the host takes: %j', ({ told, ...car }) => {
  expect(isTold(car)).toBe(told);
});
