import type { Payer, Payment, PaymentMeans, PaymentPart } from '@bindings';
import { fenOf } from '../../../i18n/amounts';

export const paymentMeans: readonly PaymentMeans[] = [
  'wechat',
  'alipay',
  'cash',
  'card',
  'transfer',
  'voucher',
  'insurer',
];

/** Only a claim is paid by an insurer: nobody else's sheet offers it. */
export const meansFor = (payer: Payer): readonly PaymentMeans[] =>
  payer === 'insurer' || payer === 'manufacturer'
    ? paymentMeans
    : paymentMeans.filter((means) => means !== 'insurer');

/** How money that came in goes back, the usual way first: as it came, in notes, or to an account. */
const back: Record<PaymentMeans, readonly PaymentMeans[]> = {
  cash: ['cash', 'transfer'],
  card: ['card', 'cash', 'transfer'],
  wechat: ['wechat', 'cash', 'transfer'],
  alipay: ['alipay', 'cash', 'transfer'],
  transfer: ['transfer', 'cash'],
  voucher: ['voucher'],
  insurer: ['transfer'],
};

export const backMeans = (means: PaymentMeans): readonly [PaymentMeans, ...PaymentMeans[]] => {
  const [first = means, ...others] = back[means];
  return [first, ...others];
};

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

/** What of a payment has not gone back yet. Refunds are kept as amounts below zero. */
export const refundable = (payment: Payment, all: readonly Payment[]): number =>
  fenOf(payment.amount) -
  all
    .filter((one) => one.refund_of === payment.id)
    .reduce((sum, one) => sum + Math.abs(fenOf(one.amount)), 0);
