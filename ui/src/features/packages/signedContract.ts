import type { Customer, ServicePackage, Vehicle } from '@bindings';
import type { TFunction } from 'i18next';
import { fenOf, formatMoney } from '../../i18n/amounts';
import type { SignedMatter } from '../../kit/signed';

type Car = Pick<Vehicle, 'plate' | 'plate_colour' | 'make' | 'model'>;

interface Bought {
  offer: ServicePackage;
  customer: Customer | undefined;
  /** Nothing where it is for whatever car the customer brings. */
  car: Car | undefined;
  startKm: number | null;
}

function termOf(t: TFunction, { valid_months: months, valid_km: km }: ServicePackage): string {
  if (months !== null && km !== null) return t('packages:signed.terms.both', { months, km });
  if (months !== null) return t('packages:signed.terms.months', { months });
  return km === null ? t('packages:signed.terms.none') : t('packages:signed.terms.km', { km });
}

/** What a customer signs who buys a package: what is in it, how long it is good for, and its price. */
export function signedContract(t: TFunction, bought: Bought, signer: string): SignedMatter {
  const { offer, customer, car, startKm } = bought;
  return {
    title: `${t('packages:signed.title')} ${offer.name}`,
    plate: car?.plate ?? null,
    plateColour: car?.plate_colour ?? 'blue',
    car: [car?.make, car?.model].filter(Boolean).join(' '),
    rows: [
      ...offer.package_items.map((item) => ({
        text: item.name,
        says: item.times > 0 ? t('packages:times', { times: item.times }) : formatMoney(fenOf(item.amount)),
      })),
      { text: t('packages:signed.validity'), says: termOf(t, offer) },
      ...(startKm === null ? [] : [{ text: t('packages:start_km'), says: t('words:km', { km: startKm }) }]),
    ],
    sum: { text: t('packages:price'), fen: fenOf(offer.price) },
    // The same offer written anew, or for somebody else, is another contract.
    beyond: [offer.id, offer.version, customer?.id, car?.plate],
    signer: signer.trim(),
  };
}
