import type { ArriveAppointment, RepairKind, SaveCustomer, SaveVehicle, VehicleHit } from '@bindings';
import { isTold } from '../../kit/carTold';
import type { KnownCustomer, Visitor } from '../bookings/VisitorFields';

/** Who and what stands at the counter, as it is being typed. */
export interface WalkInDraft extends Visitor {
  /** A vehicle of the file. */
  vehicle: KnownVehicle | null;
  /** A customer of the file, for a vehicle that is new or has none. */
  customer: KnownCustomer | null;
  repair_kind: RepairKind;
  /** The visit whose work is to be done once more. */
  again: number | null;
}

export interface KnownVehicle {
  id: number;
  plate: string | null;
  plate_colour: string;
  title: string;
  customer_id: number | null;
  customer: string;
  open_work_order: number | null;
  open_stage: string | null;
}

export const blankWalkIn: WalkInDraft = {
  plate: '',
  vehicle: null,
  customer: null,
  name: '',
  phone: '',
  make: '',
  model: '',
  vin: '',
  symptom: '',
  repair_kind: 'maintenance',
  again: null,
};

export function knownVehicle({ vehicle, customer_name, customer_phone, ...hit }: VehicleHit): KnownVehicle {
  return {
    id: vehicle.id,
    plate: vehicle.plate,
    plate_colour: vehicle.plate_colour,
    title: [vehicle.make, vehicle.model, vehicle.colour].filter((part) => part !== '').join(' '),
    customer_id: vehicle.customer_id,
    customer: [customer_name, customer_phone].filter((part) => part !== '').join(' '),
    open_work_order: hit.open_work_order,
    open_stage: hit.open_stage,
  };
}

/** Whether the file knows neither an owner of the vehicle nor a chosen one. */
export const needsCustomer = (draft: WalkInDraft): boolean =>
  (draft.vehicle?.customer_id ?? draft.customer?.id ?? null) === null;

export type WalkInGap = 'vehicle' | 'name';

/** A forklift has no plate, but something must tell which vehicle it is. */
export function gapsOf(draft: WalkInDraft): WalkInGap[] {
  const gaps: WalkInGap[] = [];
  if (!draft.vehicle && !isTold(draft)) gaps.push('vehicle');
  if (needsCustomer(draft) && draft.name.trim() === '') gaps.push('name');
  return gaps;
}

export const customerOf = (draft: WalkInDraft): SaveCustomer => ({
  id: null,
  version: 0,
  kind: 'private',
  name: draft.name.trim(),
  phone: draft.phone.trim(),
  contact_name: '',
  contact_phone: '',
  address: '',
  note: '',
  refuses_messages: false,
});

export const vehicleOf = (draft: WalkInDraft, customer: number): SaveVehicle => ({
  id: null,
  version: 0,
  customer_id: customer,
  plate: draft.plate.trim(),
  plate_colour: null,
  vin: draft.vin.trim(),
  engine_no: '',
  make: draft.make.trim(),
  model: draft.model.trim(),
  colour: '',
  registered_on: null,
  inspection_due: null,
  insurance_due: null,
  insurer: '',
  note: '',
});

/** What goes along when a booking lets the car in: what the page shows, and nothing left from a car before. */
export function counterOf(
  draft: WalkInDraft,
): Pick<ArriveAppointment, 'vehicle_id' | 'customer_id' | 'repair_kind' | 'details'> {
  const { vehicle, customer } = draft;
  const car = (text: string) => (vehicle ? '' : text.trim());
  const person = (text: string) => (needsCustomer(draft) ? text.trim() : '');
  return {
    vehicle_id: vehicle?.id ?? null,
    customer_id: vehicle && vehicle.customer_id !== null ? null : (customer?.id ?? null),
    repair_kind: draft.repair_kind,
    details: {
      symptom: draft.symptom.trim(),
      name: person(draft.name),
      phone: person(draft.phone),
      make: car(draft.make),
      model: car(draft.model),
      vin: car(draft.vin),
    },
  };
}
