import type { BuyingOfPart } from '@bindings';
import { expect, it } from 'vitest';
import { amountOf, draftLine, requestOf } from './draftLines';

const known: BuyingOfPart = {
  part: {
    part_id: 5,
    code: 'OIL',
    name: '机油',
    brand: '',
    specification: '',
    counted_in: '升',
    active: true,
  },
  unit: '桶',
  unit_factor: 200_000,
  buying_price: 260_000,
  supplier_id: 1,
  there: 0,
  reserved: 0,
  on_order: 0,
  cars: [],
};

it('begins a line as the part was bought last, under a key that no kept row has', () => {
  const first = draftLine([], known);
  const second = draftLine([first], known);
  expect([first.key, second.key]).toEqual([-1, -2]);
  expect(requestOf(first)).toEqual({
    id: null,
    part_id: 5,
    bought: 1000,
    unit: '桶',
    unit_factor: 200_000,
    buying_price: 260_000,
    expected_on: null,
    line_id: null,
  });
});

it('reckons by units as they are bought', () => {
  expect(amountOf({ bought: 1500, price: 12_345 })).toBe(18_518);
});
