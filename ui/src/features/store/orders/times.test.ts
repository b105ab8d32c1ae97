import { expect, it } from 'vitest';
import { timesQuantity } from './times';

it.each([
  // As `PurchaseOrderLine::amount` has them.
  [12_345, 1500, 18_518],
  [12_050, 2500, 30_125],
  [20_000, 4000, 80_000],
  [1, 499, 0],
  [1, 500, 1],
  [10_000_000_000, 100_000_000, 1_000_000_000_000_000],
  [9_999_999_999, 99_999_999, 999_999_989_900_000],
])('%d fen a unit and %d thousandths are %d fen', (price, quantity, amount) => {
  expect(timesQuantity(price, quantity)).toBe(amount);
});
