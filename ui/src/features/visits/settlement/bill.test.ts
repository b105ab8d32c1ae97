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
  expect(toWholeYuan({ sheets: [], refusals: [] })).toBe(0);
});

it('what remains after rounding is what the host makes whole yuan of', () => {
  for (const { sheets, to_whole_yuan } of vectors.rounding) {
    const quoted = { sheets, refusals: [] } as unknown as BillQuote;
    expect(toWholeYuan(quoted), JSON.stringify(sheets)).toBe(to_whole_yuan);
  }
});

it.each([
  {
    code: 'discount_over_limit' as const,
    params: { limit: '10%', discount: 5000, allowed: 3000, over: 2000 },
  },
  { code: 'below_cost' as const, params: { by: 100 } },
])('$code makes the bill wait for the manager, in the words of the host', (refusal) => {
  expect(overOf({ sheets: [], refusals: [refusal] })).toEqual(refusal);
  expect(overOf({ sheets: [], refusals: [] })).toBe(undefined);
});

it('adds all sheets up', () => expect(billTotal(quote(1, 0))).toBe(100000));
