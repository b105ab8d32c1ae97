import {
  type BuyerFigures,
  DIGITAL_INVOICE_KINDS,
  INVOICE_KINDS,
  PREPAID_INVOICE_KINDS,
  type RecordTaxInvoice,
  type SaleAmount,
  type TaxInvoiceKind,
} from '@bindings';
import type { TFunction } from 'i18next';
import type { Lack } from '../../kit/lacks';

/** An invoice as it is typed from the bureau's page. */
export interface Typed {
  kind: TaxInvoiceKind;
  invoice_code: string;
  number: string;
  issued_on: string;
  tax?: number | undefined;
  buyer: BuyerFigures;
  /** How much of each sheet, receipt or sale, in fen; one that is not in it is not on the invoice. */
  amounts: Readonly<Record<number, number | undefined>>;
}

/** What an invoice can stand for, sheets, receipts of prepaid money or sales over the counter, with what is left of each. */
export interface OpenSubject {
  id: number;
  number: string;
  left: number;
}

/** Which of them: never two kinds on one invoice. */
export type SubjectKind = 'sheet' | 'receipt' | 'sale';

/** What a row of the batch or of its results is about. */
export const subjectOf = (row: {
  settlement_id: number | null;
  prepaid_receipt_id: number | null;
}): { id: number; of: SubjectKind } =>
  row.prepaid_receipt_id === null
    ? { id: row.settlement_id ?? 0, of: 'sheet' }
    : { id: row.prepaid_receipt_id, of: 'receipt' };

export const kindsFor = (of: SubjectKind): readonly TaxInvoiceKind[] =>
  of === 'receipt' ? PREPAID_INVOICE_KINDS : INVOICE_KINDS;

export const isDigital = (kind: TaxInvoiceKind): boolean => DIGITAL_INVOICE_KINDS.includes(kind);

export const begun = (
  buyer: BuyerFigures,
  subjects: readonly OpenSubject[],
  today: string,
  kind: TaxInvoiceKind = 'digital_general',
): Typed => ({
  kind,
  invoice_code: '',
  number: '',
  issued_on: today,
  buyer,
  amounts: Object.fromEntries(subjects.map((subject) => [subject.id, subject.left])),
});

export const sumOf = (typed: Typed): number =>
  Object.values(typed.amounts).reduce<number>((sum, amount) => sum + (amount ?? 0), 0);

/** What nobody typed yet. Whether what is typed is right the host says. */
export function missingIn(t: TFunction, typed: Typed, withBuyer: boolean): Lack[] {
  return [
    ...(typed.number.trim() === '' ? [{ says: t('invoices:missing.number'), at: 'number' }] : []),
    ...(sumOf(typed) <= 0 ? [{ says: t('invoices:missing.amount'), at: 'amount' }] : []),
    ...(withBuyer && typed.buyer.title.trim() === ''
      ? [{ says: t('invoices:missing.title'), at: 'buyer_title' }]
      : []),
  ];
}

const amountsOf = (typed: Typed): { id: number; amount: number }[] =>
  Object.entries(typed.amounts)
    .map(([id, amount]) => ({ id: Number(id), amount: amount ?? 0 }))
    .filter(({ amount }) => amount > 0);

export const requestOf = (typed: Typed, of: SubjectKind): RecordTaxInvoice => ({
  kind: typed.kind,
  invoice_code: isDigital(typed.kind) ? '' : typed.invoice_code,
  number: typed.number,
  issued_on: typed.issued_on,
  tax: of === 'receipt' ? null : (typed.tax ?? null),
  buyer: typed.buyer,
  sheets: of === 'sheet' ? amountsOf(typed).map(({ id, amount }) => ({ settlement_id: id, amount })) : [],
  receipts:
    of === 'receipt' ? amountsOf(typed).map(({ id, amount }) => ({ prepaid_receipt_id: id, amount })) : [],
});

/** How much of which sale; no other invoice has any. */
export const salesOf = (typed: Typed): SaleAmount[] =>
  amountsOf(typed).map(({ id, amount }) => ({ counter_sale_id: id, amount }));

/** How many digits are typed: twenty are counted by nobody. */
export const digitsOf = (text: string): number => text.replace(/\D/g, '').length;
