import type { BillQuote, QuotedSheet } from '@bindings';
import { fenOf } from '../../../i18n/amounts';
import type { RefusalLike } from '../../../i18n/refusal';

/** The one sheet the customer pays, which is knocked off to a round amount; of several none is. */
function customersSheet(quote: BillQuote | undefined): QuotedSheet | undefined {
  const [sheet, ...others] = quote?.sheets.filter((one) => one.payer === 'customer') ?? [];
  return others.length === 0 ? sheet : undefined;
}

/** What is knocked off so that whole yuan remain. */
export function toWholeYuan(quote: BillQuote | undefined): number {
  const content = customersSheet(quote)?.content;
  return content ? (fenOf(content.total) + fenOf(content.rounding)) % 100 : 0;
}

/** Why the bill waits for the manager: what the host would refuse it with, whichever limit it is. */
export const overOf = (quote: BillQuote | undefined): RefusalLike | undefined => quote?.refusals[0];

export const billTotal = (quote: BillQuote | undefined): number =>
  quote?.sheets.reduce((sum, sheet) => sum + fenOf(sheet.content.total), 0) ?? 0;
