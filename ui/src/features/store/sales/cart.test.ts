import { expect, it } from 'vitest';
import { atListPrices, type CartLine, exchangeOf, wantedOf, withPart } from './cart';

const pads: CartLine = {
  part: 1,
  code: 'BP-1',
  name: '前制动片',
  about: '博世',
  unit: '套',
  soldIn: '',
  quantity: 1000,
  price: 30_000,
  listed: 30_000,
  discount: 0,
};
const bulb: CartLine = { ...pads, part: 2, code: 'H7', name: '灯泡', price: 2_000, listed: 2_000 };

it('what is scanned twice is one line of two', () => {
  const cart = withPart(withPart(withPart([], pads), bulb), pads);
  expect(cart.map(({ part, quantity }) => [part, quantity])).toEqual([
    [1, 2000],
    [2, 1000],
  ]);
});

it('a line of nothing is not asked for', () => {
  const asked = wantedOf(
    [
      { ...pads, quantity: 0 },
      { ...bulb, discount: 100 },
    ],
    'tax_included',
  );
  expect(asked).toEqual([
    { part_id: 2, quantity: 1000, unit_price: 2_000, price_basis: 'tax_included', discount: 100 },
  ]);
});

it('a box is asked for as a box', () => {
  const [asked] = wantedOf([{ ...pads, soldIn: '箱' }], 'tax_included');
  expect(asked?.unit).toBe('箱');
});

it('a counter nobody sent anything to exchanges nothing', () => {
  expect(exchangeOf(null)).toBeUndefined();
  expect(exchangeOf({ from: '/' })).toBeUndefined();
});

it('whoever buys by their own list pays that, unless another price was typed', () => {
  const typed = { ...bulb, price: 1_500 };
  const cart = [pads, typed];
  const told = [
    { part_id: 1, list_price: 20_000 },
    { part_id: 2, list_price: 1_800 },
  ];
  const now = atListPrices(cart, told);
  expect(now.map(({ price, listed }) => [price, listed])).toEqual([
    [20_000, 20_000],
    [1_500, 1_800],
  ]);
  expect(atListPrices(now, told)).toBe(now);
  expect(atListPrices(cart, [{ part_id: 1, list_price: null }])).toBe(cart);
});
