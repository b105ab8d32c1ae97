import type { ContractEnd, ItemRest, PackageItem } from '@bindings';
import type { TFunction } from 'i18next';
import { fenOf, formatMoney } from '../../i18n/amounts';

/** What is left of an item: 2 of 3 times, or so much of an amount. */
export function restSaid(t: TFunction, rest: ItemRest): string {
  return rest.is_amount
    ? t('packages:rest.amount', { left: fenOf(rest.left), all: fenOf(rest.amount) })
    : t('packages:rest.times', { left: rest.times, all: rest.times_sold });
}

/** The same where a heading says that it is what is left: 2/3 次. */
export function shortSaid(t: TFunction, rest: ItemRest): string {
  const said = rest.is_amount
    ? t('packages:rest.short_amount', { left: fenOf(rest.left), all: fenOf(rest.amount) })
    : t('packages:rest.short_times', { left: rest.times, all: rest.times_sold });
  return `${rest.name} ${said}`;
}

/** What of it waits for its sheet on visits that are going on. */
export function heldSaid(t: TFunction, rest: ItemRest): string {
  if (rest.is_amount) {
    return fenOf(rest.held) > 0 ? t('packages:rest.amount_held', { held: fenOf(rest.held) }) : '';
  }
  return rest.times_held > 0 ? t('packages:rest.times_held', { held: rest.times_held }) : '';
}

export function endSaid(t: TFunction, end: ContractEnd): string {
  switch (end.why) {
    case 'closed':
      return t('packages:end.closed');
    case 'used_up':
      return t('packages:end.used_up');
    case 'by_date':
      return t('packages:end.by_date', { on: end.on });
    case 'by_km':
      return t('packages:end.by_km', { km: end.km });
  }
}

/** Until when it is drawn from, whichever comes first. */
export function validitySaid(
  t: TFunction,
  contract: { ends_on: string | null; end_km: number | null },
): string {
  const { ends_on: day, end_km: km } = contract;
  if (day !== null && km !== null) return t('packages:validity.both', { day, km });
  if (day !== null) return t('packages:validity.day', { day });
  if (km !== null) return t('packages:validity.km', { km });
  return t('packages:validity.none');
}

/** 机油保养 ×3、工时 500.00 */
export function contentSaid(t: TFunction, items: readonly PackageItem[]): string {
  return items
    .map((item) =>
      item.times > 0
        ? t('packages:item_times', { name: item.name, times: item.times })
        : `${item.name} ${formatMoney(fenOf(item.amount))}`,
    )
    .join(t('words:list_separator'));
}
