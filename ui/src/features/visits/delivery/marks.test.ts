import { expect, it } from 'vitest';
import { markOf, openMarks, wholeMarks } from './marks';

const five = { service: 5, quality: 4, on_time: 5, price_clarity: 3, cleanliness: 5 };

it('a zero is a recommendation, a mark not given is none', () => {
  expect(wholeMarks({ ...five, recommend: 0 })?.recommend).toBe(0);
  expect(wholeMarks(five)).toBeUndefined();
  expect(wholeMarks({ ...five, quality: 0, recommend: 9 })).toBeUndefined();
  expect(openMarks({ service: 5 })).toBe(5);
  expect(openMarks({ ...five, recommend: 0 })).toBe(0);
});

it('takes a mark from its own key only', () => {
  expect(['1', '5', '0', '6', 'Enter', '12'].map(markOf)).toEqual([
    1,
    5,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
