import { expect, it } from 'vitest';
import { clashesOf, merged } from './merge';

const base = { mileage: 1000, symptom: 'a', lights: ['oil'] };

it('what I left alone follows the other station', () => {
  const mine = { ...base, mileage: 1200 };
  const theirs = { ...base, symptom: 'b' };
  expect(clashesOf(base, mine, theirs)).toEqual([]);
  expect(merged(base, mine, theirs)).toEqual({ mileage: 1200, symptom: 'b', lights: ['oil'] });
});

it('what both changed differently is a clash, and keeps my typing', () => {
  const mine = { ...base, lights: ['oil', 'abs'], symptom: 'c' };
  const theirs = { ...base, lights: ['engine'], symptom: 'c' };
  expect(clashesOf(base, mine, theirs)).toEqual(['lights']);
  expect(merged(base, mine, theirs)).toEqual({ mileage: 1000, symptom: 'c', lights: ['oil', 'abs'] });
});
