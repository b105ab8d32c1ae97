import { MEANS_OF, type Payer, type PaymentMeans, type PaymentPart, type SheetRow } from '@bindings';
import type { TFunction } from 'i18next';
import { fenOf } from '../../../i18n/amounts';
import type { Lack } from '../../../kit/lacks';
import { amountOf, likely, type PaidPart, paidLacks, partsAsked } from '../../../kit/paidParts';

/** What the form knows of what is paid: one sheet, or several of one payer. */
export type PaidOn = Pick<
  SheetRow,
  'id' | 'number' | 'payer' | 'payer_name' | 'claim_number' | 'credit' | 'stored' | 'room'
> &
  Partial<Pick<SheetRow, 'customer_id'>>;

/** What a payer's sheet takes, in the order of the till. */
export const meansFor = (payer: Payer): readonly PaymentMeans[] =>
  likely.filter((means) => MEANS_OF[payer].includes(means));

/** What is offered for a sheet: what its payer has with the shop first, where there is any. */
export const offeredFor = (sheet: PaidOn, isDrawn = false): readonly PaymentMeans[] => [
  ...(fenOf(sheet.credit) > 0 && !isDrawn ? (['deposit'] as const) : []),
  ...(storedFor(sheet) > 0 ? (['stored_value'] as const) : []),
  // A voucher is for one bill; several sheets at once are none.
  ...meansFor(sheet.payer).filter((means) => means !== 'voucher' || sheet.customer_id !== undefined),
];

/** What the customer of the sheet has stored, where that may pay it. */
export const storedFor = (sheet: PaidOn): number => fenOf(sheet.stored?.balance.total ?? null);

export const storedOf = (parts: readonly Part[]): number =>
  amountOf(parts.filter((part) => part.means === 'stored_value'));

/** The first part that draws more from stored value than those before it leave, and how much that is. */
export function storedShort(
  parts: readonly Part[],
  sheet: PaidOn,
): { amount: number; balance: number } | undefined {
  let balance = storedFor(sheet);
  for (const { means, amount } of parts) {
    if (means !== 'stored_value') continue;
    if (amount > balance) return { amount, balance };
    balance -= amount;
  }
  return undefined;
}

/** A means that was chosen: stored value pays no more than is there. */
export function chosen(parts: readonly Part[], place: number, means: PaymentMeans, sheet: PaidOn): Part[] {
  const others = storedOf(parts.filter((_, index) => index !== place));
  return parts.map((part, index) => {
    if (index !== place) return part;
    const { voucher: _, ...rest } = part;
    const next: Part = { ...rest, means, tendered: null, agreed: false };
    // What it pays is said by its number.
    if (means === 'voucher') return { ...next, amount: 0, seen: true, voucher: noVoucher };
    if (means !== 'stored_value') return next;
    return { ...next, amount: Math.max(0, Math.min(part.amount, storedFor(sheet) - others)), seen: true };
  });
}

export const drawnOf = (parts: readonly Part[]): number =>
  amountOf(parts.filter((part) => part.means === 'deposit'));

/** What comes over the counter; the rest lies in the shop already. */
export const takenOf = (parts: readonly Part[]): number => amountOf(parts) - drawnOf(parts) - storedOf(parts);

/** More is drawn down than the payer has with the shop. */
export const overDrawn = (parts: readonly Part[], sheet: PaidOn): boolean =>
  drawnOf(parts) > fenOf(sheet.credit);

/** Which voucher a part is. */
export interface VoucherPart {
  number: string;
  /** A platform issued it, and not the shop. */
  thirdParty: boolean;
  /** The host said what it pays, or it pays what is typed. */
  ready: boolean;
}

export const noVoucher: VoucherPart = { number: '', thirdParty: false, ready: false };

/** What vouchers pay that stand before this part: it pays what they leave. */
export const beforeOf = (parts: readonly Part[], place: number): number =>
  amountOf(parts.slice(0, place).filter((part) => part.means === 'voucher'));

/** Their numbers, of the shop's own. */
export const numbersBefore = (parts: readonly Part[], place: number): string[] =>
  parts
    .slice(0, place)
    .flatMap(({ voucher }) => (voucher?.ready && !voucher.thirdParty ? [voucher.number] : []));

/** One means as it is typed at the till. */
export interface Part extends PaidPart {
  amount: number;
  /** Somebody stood in the amount: what is offered there is not taken unseen. */
  seen: boolean;
  /** Who owns the stored value said yes to it. */
  agreed?: boolean;
  voucher?: VoucherPart;
}

/** As the host is asked. */
export const requestOf = (parts: readonly Part[]): PaymentPart[] =>
  parts.flatMap(({ voucher, ...part }) =>
    partsAsked([part]).map((asked) =>
      voucher ? { ...asked, voucher: { number: voucher.number, third_party: voucher.thirdParty } } : asked,
    ),
  );

/** A further means takes what is still open; the first one is all of it. */
export const withPart = (parts: readonly Part[], owed: number): Part[] => [
  ...parts,
  { means: null, amount: Math.max(0, owed - amountOf(parts)), seen: false, tendered: null },
];

/** What a payer has with the shop pays first, and only the rest is asked for. */
export function partsOffered(sheet: PaidOn, owed: number): Part[] {
  const drawn = Math.min(fenOf(sheet.credit), owed);
  if (drawn <= 0) return withPart([], owed);
  const first: Part = { means: 'deposit', amount: drawn, seen: true, tendered: null };
  return drawn < owed ? withPart([first], owed) : [first];
}

/** What the cashier has not decided yet: money is taken on nothing that was only offered. */
export const undecided = (parts: readonly Part[]): 'means' | 'amount' | 'agreed' | 'voucher' | undefined => {
  if (parts.some((part) => part.means === null)) return 'means';
  if (parts.some((part) => part.means === 'voucher' && !part.voucher?.ready)) return 'voucher';
  if (parts.some((part) => part.means === 'stored_value' && !part.agreed)) return 'agreed';
  return parts.some((part) => !part.seen) ? 'amount' : undefined;
};

/** Why what is typed cannot be taken yet, in the order in which it is put right; more than `owed` is refused by `tooMuch`. */
export function paymentLacks(
  t: TFunction,
  parts: readonly Part[],
  sheet: PaidOn,
  owed: number,
  tooMuch: string,
): Lack[] {
  const open = undecided(parts);
  const { amount, tendered } = paidLacks(t, parts);
  const over = (isOver: boolean, says: string): Lack[] => (isOver ? [{ says, at: 'amount' }] : []);
  const short = storedShort(parts, sheet);
  return [
    ...(open === 'agreed' ? [{ says: t('words:stored.agree_missing'), at: open }] : []),
    ...(open && open !== 'agreed' ? [{ says: t(`visits:payment.${open}_open`), at: open }] : []),
    ...amount,
    ...over(
      overDrawn(parts, sheet),
      t('errors:over_drawn', { amount: drawnOf(parts), credit: fenOf(sheet.credit) }),
    ),
    ...over(amountOf(parts) > owed, tooMuch),
    ...(short ? over(true, t('errors:stored_value_short', short)) : []),
    ...tendered,
  ];
}
