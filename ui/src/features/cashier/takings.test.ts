import { expect, it } from 'vitest';
import { shared } from './takings';

it('the largest means leads and fills its bar', () => {
  const rows = shared([
    { means: 'cash', amount: 5000, count: 1 },
    { means: 'wechat', amount: 20_000, count: 3 },
  ]);
  expect(rows.map(({ means, percent }) => [means, percent])).toEqual([
    ['wechat', 100],
    ['cash', 25],
  ]);
});

it('a day of refunds draws no bar', () => {
  expect(shared([{ means: 'cash', amount: -5000, count: 1 }])[0]?.percent).toBe(0);
});
