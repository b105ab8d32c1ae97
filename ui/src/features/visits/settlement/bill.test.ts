import type { BillQuote } from '@bindings';
import { expect, it } from 'vitest';
import vectors from '../../../../tests/vectors.json';
import { billTotal, overOf, toWholeYuan } from './bill';

const quote = (total: number, rounding: number) =>
  ({
    sheets: [
      { payer: 'insurer', content: { total: 99999, rounding: 0 } },
      { payer: 'customer', content: { total, rounding } },
    ],
  }) as BillQuote;

it("rounds the customer's own sheet down to whole yuan, however often it is pressed", () => {
  expect(toWholeYuan(quote(123456, 0))).toBe(56);
  expect(toWholeYuan(quote(123400, 56))).toBe(56);
  expect(toWholeYuan(quote(123400, 0))).toBe(0);
  expect(toWholeYuan({ sheets: [], concessions: [] })).toBe(0);
});

it('what remains after rounding is what the host makes whole yuan of', () => {
  for (const { sheets, to_whole_yuan } of vectors.rounding) {
    const quoted = { sheets, concessions: [] } as unknown as BillQuote;
    expect(toWholeYuan(quoted), JSON.stringify(sheets)).toBe(to_whole_yuan);
  }
});

it('a discount over the limit says which, and by how much, and stays in the figures', () => {
  const over = { kind: 'discount' as const, limit: 1000, discount: 5000, allowed: 3000 };
  expect(overOf({ sheets: [], concessions: [over] })).toEqual({
    code: 'discount_over_limit',
    params: { limit: '10%', discount: 5000, allowed: 3000, over: 2000 },
  });
  expect(overOf({ sheets: [], concessions: [] })).toBe(undefined);
});

it('adds all sheets up', () => expect(billTotal(quote(1, 0))).toBe(100000));
