import type { PaidPart } from '../../kit/paidParts';

/** The only means takes the whole price; once there are several, each takes what was typed. */
export const paidFor = (parts: readonly PaidPart[], price: number): PaidPart[] =>
  parts.map((part) => (parts.length === 1 ? { ...part, amount: price } : part));
