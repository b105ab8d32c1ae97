import type { LikelyPair } from '@bindings';

/** Which of the two. */
export type Which = 'one' | 'other';

export const whiches: readonly Which[] = ['one', 'other'];

/** Who was here more often has more that people know them by; of two alike the older stays. */
export const usuallyKept = ({ one, other }: Pick<LikelyPair, 'one' | 'other'>): Which =>
  other.visits > one.visits ? 'other' : 'one';
