import type { ReceiptToInvoice, ReturnToInvoice } from '@bindings';
import { expect, it } from 'vitest';
import { comesTo, onlyPart } from './invoice';

const receipt = (id: number, charged: number, to_charge: number): ReceiptToInvoice => ({
  id,
  number: `RK${id}`,
  received_on: '2026-03-02',
  delivery_note: '',
  charged,
  to_charge,
});
const sent: ReturnToInvoice = { id: 5, number: 'CT5', returned_on: '2026-03-03', credited: 1_000 };
const account = { receipts: [receipt(1, 50_000, 20_000), receipt(2, 10_000, 10_000)], returns: [sent] };

it('offers what is left of the chosen receipts, less what went back', () => {
  expect(comesTo(account, { receipts: [1, 2], parts: {}, returns: [5] })).toBe(29_000);
  expect(comesTo(account, { receipts: [2], parts: { 1: 5_000 }, returns: [] })).toBe(10_000);
  expect(comesTo(account, { receipts: [1, 2], parts: { 1: 5_000 }, returns: [] })).toBe(15_000);
});

it('says a part only of what is chosen and charged in part', () => {
  expect(onlyPart(account, [1, 2], {})).toEqual([]);
  expect(onlyPart(account, [1, 2], { 1: 20_000, 2: 4_000 })).toEqual([
    { goods_receipt_id: 2, amount: 4_000 },
  ]);
  expect(onlyPart(account, [2], { 1: 5_000 })).toEqual([]);
});
