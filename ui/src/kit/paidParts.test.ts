import { DEPOSIT_MEANS } from '@bindings';
import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { depositMeans, paidLacks, partsAsked, unpaid } from './paidParts';

const t = ((key: string) => key) as unknown as TFunction;

it('what comes in without a sheet comes by each means the host takes for it, the likeliest first', () => {
  expect([...depositMeans].sort()).toEqual([...DEPOSIT_MEANS].sort());
  expect(depositMeans[0]).toBe('wechat');
});

it('money waits for an amount, for a means of each part, and for enough cash', () => {
  const waits = (...parts: Parameters<typeof paidLacks>[1]) =>
    Object.values(paidLacks(t, parts)).flatMap((lacks) => lacks.map((lack) => lack.at));
  expect(waits(unpaid)).toEqual(['amount', 'means']);
  expect(waits({ ...unpaid, means: 'card', amount: 500 }, unpaid)).toEqual(['means']);
  expect(waits({ means: 'cash', amount: 500, tendered: 499 })).toEqual(['tendered']);
  expect(waits({ means: 'cash', amount: 500, tendered: null })).toEqual([]);
  // What lay there before another means was chosen says nothing any more.
  expect(waits({ means: 'card', amount: 500, tendered: 499 })).toEqual([]);
});

it('a part that pays nothing is none', () => {
  expect(
    partsAsked([
      { means: 'card', amount: 500, tendered: null },
      { ...unpaid, means: 'cash' },
    ]),
  ).toEqual([{ means: 'card', amount: 500, tendered: 500 }]);
});
