import { DEPOSIT_MEANS, type PaymentMeans, type PaymentPart } from '@bindings';
import type { TFunction } from 'i18next';
import type { Lack } from './lacks';
import { whole } from './whole';

/** One means as it is typed where money is taken. */
export interface PaidPart {
  /** Nobody pays by a means nobody chose. */
  means: PaymentMeans | null;
  /** Nothing while nobody typed it. */
  amount: number | null;
  /** Cash as it lies on the counter; nothing typed means exactly the amount. */
  tendered: number | null;
}

export const unpaid: PaidPart = { means: null, amount: null, tendered: null };

/** The likeliest at a counter first. */
export const likely = whole<PaymentMeans>()([
  'wechat',
  'alipay',
  'cash',
  'card',
  'transfer',
  'voucher',
  'insurer',
  'deposit',
  'stored_value',
]);

/** By what comes in that no sheet is there for: a deposit, stored value, the price of a package. */
export const depositMeans = likely.filter((means) => DEPOSIT_MEANS.includes(means));

export const paidBy = (part: PaidPart): number => part.amount ?? 0;

/** Only notes and coins may be more than the amount. */
const tenderedOf = (part: PaidPart): number =>
  part.means === 'cash' ? (part.tendered ?? paidBy(part)) : paidBy(part);

export const amountOf = (parts: readonly PaidPart[]): number =>
  parts.reduce((sum, part) => sum + paidBy(part), 0);

/** What goes back over the counter. */
export const changeOf = (parts: readonly PaidPart[]): number =>
  parts.reduce((sum, part) => sum + Math.max(0, tenderedOf(part) - paidBy(part)), 0);

/** Cash that does not cover its own part. */
export const tooLittle = (parts: readonly PaidPart[]): boolean =>
  parts.some((part) => tenderedOf(part) < paidBy(part));

/** As the host is asked: what pays nothing is no part. */
export const partsAsked = (parts: readonly PaidPart[]): PaymentPart[] =>
  parts.flatMap((part) =>
    part.means !== null && paidBy(part) > 0
      ? [{ means: part.means, amount: paidBy(part), tendered: tenderedOf(part) }]
      : [],
  );

/** What money cannot be taken without, wherever it is; a form says it in the order of its fields. */
export const paidLacks = (t: TFunction, parts: readonly PaidPart[]): Record<keyof PaidPart, Lack[]> => ({
  amount: amountOf(parts) <= 0 ? [{ says: t('visits:payment.amount_missing'), at: 'amount' }] : [],
  means: parts.some((part) => part.means === null)
    ? [{ says: t('visits:payment.means_open'), at: 'means' }]
    : [],
  tendered: tooLittle(parts) ? [{ says: t('errors:tendered_too_little'), at: 'tendered' }] : [],
});
