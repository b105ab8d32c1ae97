import type { AskedShown, InquiryLineShown, OfferShown } from '@bindings';

interface Chosen {
  line: InquiryLineShown;
  offer: OfferShown;
}

/**
 * Whose offer is taken for each line: as somebody picked, or the cheapest, and where there is but one that one. `null`
 * is picked for nobody's; what does not hold any more is nobody's either.
 */
export function chosenOffers(
  lines: readonly InquiryLineShown[],
  asked: readonly Pick<AskedShown, 'id' | 'is_over'>[],
  picked: Readonly<Record<number, number | null>>,
): Chosen[] {
  const over = new Set(asked.filter((one) => one.is_over).map((one) => one.id));
  return lines.flatMap((line) => {
    const holding = line.offers.filter(
      (one) => one.buying_price !== null && !over.has(one.asked_supplier_id),
    );
    const by = picked[line.id];
    const offer =
      by === undefined
        ? (holding.find((one) => one.cheapest) ?? holding[0])
        : holding.find((one) => one.asked_supplier_id === by);
    return offer ? [{ line, offer }] : [];
  });
}
