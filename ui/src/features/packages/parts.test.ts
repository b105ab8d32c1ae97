import { describe, expect, it } from 'vitest';
import { amountOf, changeOf, partsAsked, unpaid } from '../../kit/paidParts';
import { paidFor } from './parts';

describe('the price of a package', () => {
  it('is taken whole by the only means, and cash gives change', () => {
    const only = { ...unpaid, means: 'cash', tendered: 100_000 } as const;
    expect(amountOf(paidFor([{ ...unpaid, means: 'cash' }], 98_000))).toBe(98_000);
    expect(partsAsked(paidFor([only], 98_000))).toEqual([
      { means: 'cash', amount: 98_000, tendered: 100_000 },
    ]);
    expect(partsAsked(paidFor([{ ...only, means: 'wechat' }], 98_000))).toEqual([
      { means: 'wechat', amount: 98_000, tendered: 98_000 },
    ]);
  });

  it('is what was typed once there are several, and adds up or not', () => {
    const parts = [
      { means: 'wechat', amount: 90_000, tendered: null } as const,
      { means: 'cash', amount: 8_000, tendered: 10_000 } as const,
    ];
    expect(amountOf(paidFor(parts, 98_000))).toBe(98_000);
    expect(amountOf(paidFor([...parts, unpaid], 98_000))).toBe(98_000);
    expect(changeOf(paidFor(parts, 98_000))).toBe(2_000);
    expect(partsAsked(parts).map((part) => part.tendered - part.amount)).toEqual([0, 2_000]);
  });
});
