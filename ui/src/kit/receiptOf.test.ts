import { expect, it } from 'vitest';
import { receiptOf } from './receiptOf';

it('leads from each part of a payment to the paper of all of it', () => {
  const first = { id: 4, number: 'SK4' };
  const second = { id: 5, number: 'SK5', taken_with: 4 };
  const alone = { id: 6, number: 'SK6' };
  const all = [first, second, alone];
  expect(all.map((payment) => receiptOf(all, payment).number)).toEqual(['SK4', 'SK4', 'SK6']);
});
