import type { BuyerFigures, RecordTaxInvoice, SheetAmount, TaxInvoiceKind } from '@bindings';
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
  /** How much of each sheet, in fen; a sheet that is not in it is not on the invoice. */
  amounts: Readonly<Record<number, number | undefined>>;
}

/** The sheets an invoice can stand for, with what is left of each. */
export interface OpenSheet {
  id: number;
  number: string;
  left: number;
}

export const kinds: readonly TaxInvoiceKind[] = [
  'digital_general',
  'digital_special',
  'electronic_general',
  'paper_general',
  'paper_special',
];

export const isDigital = (kind: TaxInvoiceKind): boolean => kind.startsWith('digital');

export const begun = (
  buyer: BuyerFigures,
  sheets: readonly OpenSheet[],
  today: string,
  kind: TaxInvoiceKind = 'digital_general',
): Typed => ({
  kind,
  invoice_code: '',
  number: '',
  issued_on: today,
  buyer,
  amounts: Object.fromEntries(sheets.map((sheet) => [sheet.id, sheet.left])),
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

const sheetsOf = (typed: Typed): SheetAmount[] =>
  Object.entries(typed.amounts)
    .map(([id, amount]) => ({ settlement_id: Number(id), amount: amount ?? 0 }))
    .filter((sheet) => sheet.amount > 0);

export const requestOf = (typed: Typed): RecordTaxInvoice => ({
  kind: typed.kind,
  invoice_code: isDigital(typed.kind) ? '' : typed.invoice_code,
  number: typed.number,
  issued_on: typed.issued_on,
  tax: typed.tax ?? null,
  buyer: typed.buyer,
  sheets: sheetsOf(typed),
});

/** How many digits are typed: twenty are counted by nobody. */
export const digitsOf = (text: string): number => text.replace(/\D/g, '').length;
