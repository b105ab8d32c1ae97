import type { PaymentMeans, PaymentPart } from '@bindings';

/** One means at the till; the only one takes the whole price. */
export interface Part {
  means?: PaymentMeans | undefined;
  amount?: number | undefined;
  tendered?: number | undefined;
}

const amountOf = (part: Part, parts: readonly Part[], price: number): number =>
  parts.length === 1 ? price : (part.amount ?? 0);

export const sumOf = (parts: readonly Part[], price: number): number =>
  parts.reduce((sum, part) => sum + amountOf(part, parts, price), 0);

/** As the host is asked: only notes and coins give change. */
export function requestOf(parts: readonly Part[], price: number): PaymentPart[] {
  return parts.flatMap((part) => {
    if (part.means === undefined) return [];
    const amount = amountOf(part, parts, price);
    return [
      { means: part.means, amount, tendered: part.means === 'cash' ? (part.tendered ?? amount) : amount },
    ];
  });
}
