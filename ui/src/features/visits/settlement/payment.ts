import { MEANS_OF, type Payer, type PaymentMeans, type PaymentPart } from '@bindings';

/** The likeliest at a counter first. */
export const paymentMeans: readonly PaymentMeans[] = [
  'wechat',
  'alipay',
  'cash',
  'card',
  'transfer',
  'voucher',
  'insurer',
];

/** What a payer's sheet takes, in the order of the till. */
export const meansFor = (payer: Payer): readonly PaymentMeans[] =>
  paymentMeans.filter((means) => MEANS_OF[payer].includes(means));

/** One means as it is typed at the till. */
export interface Part {
  /** Nobody pays by a means nobody chose. */
  means: PaymentMeans | null;
  amount: number;
  /** Somebody stood in the amount: what is offered there is not taken unseen. */
  seen: boolean;
  /** Cash as it lies on the counter; nothing typed means exactly the amount. */
  tendered: number | null;
}

export const amountOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.amount, 0);

const tenderedOf = (part: Part): number =>
  part.means === 'cash' ? (part.tendered ?? part.amount) : part.amount;

/** What goes back over the counter. */
export const changeOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + Math.max(0, tenderedOf(part) - part.amount), 0);

/** Cash that does not cover its own part. */
export const tooLittle = (parts: readonly Part[]): boolean =>
  parts.some((part) => tenderedOf(part) < part.amount);

export const requestOf = (parts: readonly Part[]): PaymentPart[] =>
  parts.flatMap(({ means, ...part }) =>
    means !== null && part.amount > 0
      ? [{ means, amount: part.amount, tendered: tenderedOf({ means, ...part }) }]
      : [],
  );

/** A further means takes what is still open; the first one is all of it. */
export const withPart = (parts: readonly Part[], owed: number): Part[] => [
  ...parts,
  { means: null, amount: Math.max(0, owed - amountOf(parts)), seen: false, tendered: null },
];

/** What the cashier has not decided yet: money is taken on nothing that was only offered. */
export const undecided = (parts: readonly Part[]): 'means' | 'amount' | undefined => {
  if (parts.some((part) => part.means === null)) return 'means';
  return parts.some((part) => !part.seen) ? 'amount' : undefined;
};
