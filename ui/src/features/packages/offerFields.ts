import type { PackageItem, ServicePackage } from '@bindings';
import { fenOf } from '../../i18n/amounts';

/** An item of the content keeps its key while others go. */
interface Keyed {
  key: number;
  item: PackageItem;
}

/** What is offered, as it is typed. */
export interface OfferFields
  extends Pick<ServicePackage, 'name' | 'valid_months' | 'valid_km' | 'vehicle_bound'> {
  items: Keyed[];
  price: number | null;
}

/** A new one is good for a year, and for one car. */
export const offerFields = (offer: ServicePackage | undefined): OfferFields => ({
  name: offer?.name ?? '',
  items: (offer?.package_items ?? []).map((item, key) => ({ key, item })),
  price: offer ? fenOf(offer.price) : null,
  valid_months: offer ? offer.valid_months : 12,
  valid_km: offer?.valid_km ?? null,
  vehicle_bound: offer?.vehicle_bound ?? true,
});

export const contentOf = (items: readonly Keyed[]): PackageItem[] => items.map((one) => one.item);

export const withItem = (items: readonly Keyed[], item: PackageItem): Keyed[] => [
  ...items,
  { key: Math.max(-1, ...items.map((one) => one.key)) + 1, item },
];
