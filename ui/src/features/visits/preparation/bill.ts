import type { BillQuote, QuotedSheet } from '@bindings';

/** The sheet the customer pays: the one that is knocked off to a round amount. */
export const customersSheet = (quote: BillQuote | undefined): QuotedSheet | undefined =>
  quote?.sheets.find((sheet) => sheet.payer === 'customer');

/** What is knocked off so that whole yuan remain. */
export function toWholeYuan(quote: BillQuote | undefined): number {
  const content = customersSheet(quote)?.content;
  return content ? (content.total + content.rounding) % 100 : 0;
}

export const billTotal = (quote: BillQuote | undefined): number =>
  quote?.sheets.reduce((sum, sheet) => sum + sheet.content.total, 0) ?? 0;
