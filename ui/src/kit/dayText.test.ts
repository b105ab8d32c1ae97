import { expect, it } from 'vitest';
import { addDays, daysFrom, parseDay } from './dayText';

it.each([
  ['2026-03-05', '2026-03-05'],
  ['20260305', '2026-03-05'],
  ['2026/3/5', '2026-03-05'],
  ['03-05', '2026-03-05'],
  ['3/5', '2026-03-05'],
  ['0305', '2026-03-05'],
  ['3月5日', '2026-03-05'],
  ['３.５', '2026-03-05'],
  ['5', '2026-03-05'],
  ['1', '2026-04-01'],
  ['31', '2026-03-31'],
  ['+1', '2026-03-03'],
  ['02-25', '2026-02-25'],
])('on 2 March 2026 %s is %s', (typed, day) => {
  expect(parseDay(typed, '2026-03-02')).toBe(day);
});

it('a day long past without its year is next year’s', () => {
  expect(parseDay('01-05', '2026-12-20')).toBe('2027-01-05');
});

it.each(['', 'abc', '02-30', '13-01', '2026-02-29', '0'])('%s is no day', (typed) => {
  expect(parseDay(typed, '2026-03-02')).toBeUndefined();
});

it('counts days over the ends of months', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(daysFrom('2026-12-31', 2)).toEqual(['2026-12-31', '2027-01-01']);
});
