import type { StoredOffer } from '@bindings';

/** A gift beyond the offers that are reached is somebody's decision, and says why; reckoned by the host as well. */
export const giftNeedsReason = (offers: readonly StoredOffer[], amount: number, gift: number): boolean =>
  gift > Math.max(0, ...offers.filter((offer) => offer.pay <= amount).map((offer) => offer.gift));
