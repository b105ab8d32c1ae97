import { expect, test } from 'vitest';
import vectors from '../../../tests/vectors.json';
import { giftNeedsReason } from './gift';

test('a gift needs a reason where the host asks for one', () => {
  expect(vectors.gifts.length).toBeGreaterThan(0);
  for (const { offers, amount, gift, needs_reason } of vectors.gifts) {
    expect(giftNeedsReason(offers, amount, gift), JSON.stringify({ offers, amount, gift })).toBe(
      needs_reason,
    );
  }
});
