import { CASH_SUMS, DENOMINATIONS } from '@bindings';
import { expect, it } from 'vitest';
import { fenOf } from '../../../i18n/amounts';
import { calledOf, countedOf, totalOf } from './count';
import { spanOf } from './span';

it('adds a drawer up as the host does', () => {
  expect(CASH_SUMS.length).toBeGreaterThan(3);
  for (const { counted, total } of CASH_SUMS) {
    const pieces = Object.fromEntries(counted.map((of) => [fenOf(of.denomination), of.pieces]));
    expect(totalOf(pieces)).toBe(total);
    expect(countedOf(pieces)).toEqual(counted.filter((of) => of.pieces > 0));
  }
});

it('calls notes and coins as people do', () => {
  expect(DENOMINATIONS.map(calledOf).map(({ unit, count }) => `${count} ${unit}`)).toEqual([
    '100 yuan',
    '50 yuan',
    '20 yuan',
    '10 yuan',
    '5 yuan',
    '1 yuan',
    '5 jiao',
    '1 jiao',
    '1 fen',
  ]);
});

it('knows the days of a month and how its paper is asked for', () => {
  expect(spanOf('month', '2028-02-10')).toEqual({
    from: '2028-02-01',
    to: '2028-02-29',
    paper: 202802,
    number: '2028-02',
  });
  expect(spanOf('day', '2026-03-02').paper).toBe(20260302);
});
