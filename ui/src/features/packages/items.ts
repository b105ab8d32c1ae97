import type { CatalogueItem, PackageItem, Settings } from '@bindings';
import { fenOf } from '../../i18n/amounts';
import { basisOf, taxOf } from '../../kit/priceBasis';

const one = 1000;

/** Once what the catalogue says of it; an item that leaves its rate open goes by the shop's. */
export function ofCatalogue(item: CatalogueItem, settings: Settings | undefined): PackageItem {
  const price = fenOf(item.unit_price);
  return {
    times: 1,
    amount: 0,
    item: item.id,
    kind: item.kind,
    code: item.code,
    name: item.name,
    unit: item.unit,
    quantity: item.quantity > 0 ? item.quantity : one,
    hours: item.hours,
    unit_price: item.kind === 'labour' && price === 0 ? (settings?.hour_rate ?? 0) : price,
    price_basis: basisOf(settings),
    tax_rate: taxOf(item.kind, settings),
  };
}

/** A thing of the shop's own that no catalogue has: it is charged by the time. */
export function freeItem(name: string, unit: string, settings: Settings | undefined): PackageItem {
  return {
    times: 1,
    amount: 0,
    item: null,
    kind: 'other',
    code: '',
    name,
    unit,
    quantity: one,
    hours: 0,
    unit_price: 0,
    price_basis: basisOf(settings),
    tax_rate: taxOf('other', settings),
  };
}

export function amountItem(name: string): PackageItem {
  return { ...freeItem(name, '', undefined), times: 0, amount: 0, quantity: 0 };
}
