import type { BillQuote, QuotedSheet } from '@bindings';
import { fenOf, formatRate } from '../../../i18n/amounts';
import type { RefusalLike } from '../../../i18n/refusal';

/** The sheet the customer pays: the one that is knocked off to a round amount. */
const customersSheet = (quote: BillQuote | undefined): QuotedSheet | undefined =>
  quote?.sheets.find((sheet) => sheet.payer === 'customer');

/** What is knocked off so that whole yuan remain. */
export function toWholeYuan(quote: BillQuote | undefined): number {
  const content = customersSheet(quote)?.content;
  return content ? (fenOf(content.total) + fenOf(content.rounding)) % 100 : 0;
}

/** Why the bill waits for the manager, as the host says it when the bill is made without. */
export function overOf(quote: BillQuote | undefined): RefusalLike | undefined {
  const over = quote?.concessions.find((one) => one.kind === 'discount');
  if (!over) return;
  const [discount, allowed] = [fenOf(over.discount), fenOf(over.allowed)];
  return {
    code: 'discount_over_limit',
    params: { limit: formatRate(over.limit), discount, allowed, over: discount - allowed },
  };
}

export const billTotal = (quote: BillQuote | undefined): number =>
  quote?.sheets.reduce((sum, sheet) => sum + fenOf(sheet.content.total), 0) ?? 0;
