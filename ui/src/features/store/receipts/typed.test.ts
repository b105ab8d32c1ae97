import type { ReceiptProposal } from '@bindings';
import { expect, it } from 'vitest';
import { lacksOf, oneMore, proposed, requestOf, unitOf, untilOf, withLine } from './typed';

const barrel: ReceiptProposal = {
  part_id: 7,
  code: 'OIL-5W30',
  part_name: '机油',
  brand: '',
  specification: '',
  counted_unit: '升',
  purchase_order_line_id: 3,
  open: 200_000,
  bought: 1_000,
  unit: '桶',
  units: [
    { unit: '桶', factor: 200_000 },
    { unit: '升', factor: 1_000 },
  ],
  buying_price: 300_000,
  expires_on: '2027-03-02',
  held_back: false,
};

it('proposes what is open, at the price of the order, for as long as it keeps', () => {
  const line = proposed(barrel);
  expect(requestOf(line)).toEqual({
    part_id: 7,
    purchase_order_line_id: 3,
    bought: 1_000,
    unit: '桶',
    buying_price: 300_000,
    batch_number: '',
    expires_on: '2027-03-02',
    bin_id: null,
    meant: false,
  });
  expect(unitOf({ ...line, unit: '升' })?.factor).toBe(1_000);
});

it('sends no day for what keeps, and nothing for a quantity that is not typed', () => {
  const line = proposed({ ...barrel, bought: 0, expires_on: null });
  expect(line.bought).toBeUndefined();
  expect(requestOf(line).expires_on).toBeNull();
});

it('takes the same part, unit and batch for the line that is typed again', () => {
  const one = proposed(barrel);
  const again = { ...one, bought: 2_000 };
  expect(withLine([one], again)).toEqual([again]);
  expect(withLine([one], { ...again, batch: 'B8' })).toHaveLength(2);
  expect(withLine([one], { ...again, unit: '升' })).toHaveLength(2);
});

it('counts a box that is scanned again, and knows what a line lacks before the next one is taken', () => {
  const line = proposed(barrel);
  expect(oneMore(line).bought).toBe(2_000);
  expect(oneMore({ ...line, bought: undefined }).bought).toBe(1_000);
  const today = '2026-03-02';
  expect(lacksOf(line, today)).toEqual([]);
  expect(untilOf({ ...line, until: '' }, today)).toBe('');
  expect(lacksOf({ ...line, bought: undefined, price: undefined, until: '?' }, today)).toEqual([
    'quantity',
    'price',
    'until',
  ]);
});
