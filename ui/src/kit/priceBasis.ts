import type { LineKind, PriceBasis, Settings } from '@bindings';
import type { TFunction } from 'i18next';

/** What a new line of this kind is taxed at. */
export function taxOf(kind: LineKind, settings: Settings | undefined): number {
  if (!settings) return 0;
  if (kind === 'labour') return settings.labour_tax;
  if (kind === 'part') return settings.part_tax;
  return settings.taxed_apart.find((apart) => apart.kind === kind)?.rate ?? settings.other_tax;
}

/** Of a shop nobody has read of yet, what is usual. */
export const basisOf = (settings: Settings | undefined): PriceBasis =>
  settings?.price_basis ?? 'tax_included';

/** What a price is called: one without its tax says so. */
export const priceLabel = (t: TFunction, label: string, basis: PriceBasis): string =>
  basis === 'tax_added' ? t('words:without_tax', { label }) : label;
