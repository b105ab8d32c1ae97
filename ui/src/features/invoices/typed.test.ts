import { expect, it } from 'vitest';
import { begun, digitsOf, kindsFor, missingIn, requestOf, sumOf } from './typed';

const t = ((key: string) => key) as never;
const buyer = { title: '', tax_number: '', is_person: true };
const sheets = [
  { id: 1, number: 'JS20260302001', left: 20_000 },
  { id: 2, number: 'JS20260302002', left: 500 },
];

it('an invoice begins with all that is left of its sheets', () => {
  const typed = begun(buyer, sheets, '2026-03-02');
  expect(sumOf(typed)).toBe(20_500);
  expect(missingIn(t, typed, true).map((lack) => lack.at)).toEqual(['number', 'buyer_title']);
  expect(missingIn(t, typed, false).map((lack) => lack.at)).toEqual(['number']);
});

it('a sheet whose amount is cleared is not on it, and a digital one has no code', () => {
  const typed = { ...begun(buyer, sheets, '2026-03-02'), invoice_code: '044001900111', number: '1' };
  const request = requestOf({ ...typed, amounts: { 1: 15_000, 2: undefined } }, 'sheet');
  expect(request.sheets).toEqual([{ settlement_id: 1, amount: 15_000 }]);
  expect(request.invoice_code).toBe('');
  expect(request.tax).toBeNull();
  expect(requestOf({ ...typed, kind: 'paper_general' }, 'sheet').invoice_code).toBe('044001900111');
  expect(missingIn(t, { ...typed, amounts: {} }, false).map((lack) => lack.at)).toEqual(['amount']);
});

it('prepaid money has an ordinary invoice without tax, and names its receipts', () => {
  const typed = { ...begun(buyer, sheets, '2026-03-02'), tax: 115 };
  const request = requestOf({ ...typed, amounts: { 1: 15_000 } }, 'receipt');
  expect([request.sheets, request.receipts, request.tax]).toEqual([
    [],
    [{ prepaid_receipt_id: 1, amount: 15_000 }],
    null,
  ]);
  expect(kindsFor('receipt')).toEqual(['digital_general', 'electronic_general', 'paper_general']);
  expect(kindsFor('sheet')).toContain('digital_special');
});

it('digits are counted whatever stands between them', () => {
  expect(digitsOf('2644 2000-0001')).toBe(12);
  expect(digitsOf('')).toBe(0);
});
