import type { InquiryLineShown, OfferShown } from '@bindings';
import { expect, it } from 'vitest';
import { chosenOffers } from './chosen';

const offer = (by: number, price: number | null, cheapest = false): OfferShown => ({
  asked_supplier_id: by,
  buying_price: price,
  line_amount: price,
  delivery_days: null,
  cheapest,
  soonest: false,
});

const line = (id: number, offers: OfferShown[]): InquiryLineShown => ({
  id,
  purchase_inquiry_id: 1,
  part_id: id,
  quantity: 1000,
  unit: '个',
  unit_factor: 1000,
  work_order_id: null,
  line_id: null,
  bought: 1000,
  offers,
  part: { part_id: id, code: '', name: '', brand: '', specification: '', counted_in: '个', active: true },
});

const asked = [
  { id: 1, is_over: false },
  { id: 2, is_over: false },
  { id: 3, is_over: true },
];

it('takes the cheapest, or the only one, and nothing that does not hold any more', () => {
  const lines = [
    line(1, [offer(1, 900), offer(2, 800, true), offer(3, 100)]),
    line(2, [offer(1, 700), offer(2, null), offer(3, null)]),
    line(3, [offer(1, null), offer(2, null), offer(3, 50)]),
  ];
  const taken = (picked: Record<number, number | null>) =>
    chosenOffers(lines, asked, picked).map((one) => [one.line.id, one.offer.asked_supplier_id]);
  expect(taken({})).toEqual([
    [1, 2],
    [2, 1],
  ]);
  expect(taken({ 1: 1, 2: null })).toEqual([[1, 1]]);
  expect(taken({ 3: 3 })).toEqual([
    [1, 2],
    [2, 1],
  ]);
});
