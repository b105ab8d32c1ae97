import { describe, expect, it } from 'vitest';
import { requestOf, sumOf } from './parts';

describe('the price of a package', () => {
  it('is taken whole by the only means, and cash gives change', () => {
    expect(sumOf([{ means: 'cash' }], 98_000)).toBe(98_000);
    expect(requestOf([{ means: 'cash', tendered: 100_000 }], 98_000)).toEqual([
      { means: 'cash', amount: 98_000, tendered: 100_000 },
    ]);
    expect(requestOf([{ means: 'wechat', tendered: 100_000 }], 98_000)).toEqual([
      { means: 'wechat', amount: 98_000, tendered: 98_000 },
    ]);
  });

  it('is what was typed once there are several, and adds up or not', () => {
    const parts = [
      { means: 'wechat', amount: 90_000 } as const,
      { means: 'cash', amount: 8_000, tendered: 10_000 } as const,
    ];
    expect(sumOf(parts, 98_000)).toBe(98_000);
    expect(sumOf([...parts, {}], 98_000)).toBe(98_000);
    expect(requestOf(parts, 98_000).map((part) => part.tendered - part.amount)).toEqual([0, 2_000]);
  });
});
