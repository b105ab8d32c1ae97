import type { CustomerHit, Vehicle, VehicleHit, VehiclePage } from '@bindings';

/** Who is on the phone or at the counter, with which car, and why: as it is being typed. */
export interface Visitor {
  plate: string;
  make: string;
  model: string;
  vin: string;
  name: string;
  phone: string;
  symptom: string;
}

/** A customer of the file. */
export interface KnownCustomer {
  id: number;
  name: string;
  phone: string;
  /** Who comes for them, where they were found by that one. */
  contact?: { name: string; phone: string } | undefined;
}

/** A phone tells people apart better than a name does; one sign matches half the town. */
export function queryFor({ name, phone }: { name: string; phone: string }): string {
  const query = phone.trim().length >= 4 ? phone.trim() : name.trim();
  return query.length >= 2 ? query : '';
}

/** Who is meant by a found customer: the contact they were found by comes for them. */
export const knownOf = ({ id, name, phone, by_contact }: CustomerHit): KnownCustomer =>
  by_contact
    ? { id, name, phone, contact: { name: by_contact.name, phone: by_contact.phone } }
    : { id, name, phone };

/** The cars of a found customer; they come along with whoever was found. */
export const carsOf = (customer: number, found: readonly VehicleHit[]): VehicleHit[] =>
  found.filter((hit) => hit.vehicle.customer_id === customer).slice(0, 4);

export const titleOf = ({ make, model }: Pick<Vehicle, 'make' | 'model'>): string =>
  [make, model].filter((part) => part !== '').join(' ');

/** The vehicle of a page as a search would have found it. */
export function hitOf({ vehicle, customer, open_work_order, open_stage }: VehiclePage): VehicleHit {
  return {
    vehicle,
    customer_name: customer?.name ?? '',
    customer_phone: customer?.phone ?? '',
    open_work_order,
    open_stage,
  };
}
