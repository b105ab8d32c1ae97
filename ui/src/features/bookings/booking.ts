import type { Appointment, BookAppointment, Channel, EditAppointment, Trade, VehicleHit } from '@bindings';
import type { RefusalLike } from '../../i18n/refusal';
import { dayOf, minuteOf } from '../../i18n/time';
import { instantOf } from './day';
import { type KnownCustomer, titleOf, type Visitor } from './visitor';

/** A booking as it is being typed. */
export interface BookingDraft extends Visitor {
  channel: Channel;
  customer_id: number | null;
  vehicle_id: number | null;
  items: string[];
  day: string;
  minute: number | undefined;
  minutes: number;
  advisor_id: number | null;
  bay_id: number | null;
  trade: Trade;
  estimate: number | undefined;
}

export const blankBooking = (day: string, advisor: number | null): BookingDraft => ({
  channel: 'phone',
  customer_id: null,
  vehicle_id: null,
  name: '',
  phone: '',
  plate: '',
  make: '',
  model: '',
  vin: '',
  symptom: '',
  items: [],
  day,
  minute: undefined,
  minutes: 60,
  advisor_id: advisor,
  bay_id: null,
  trade: 'mechanic',
  estimate: undefined,
});

/** A known vehicle brings its owner, phone and model; what was typed about the matter stays. */
export function withVehicle(draft: BookingDraft, hit: VehicleHit): BookingDraft {
  const { vehicle, customer_name, customer_phone } = hit;
  return {
    ...draft,
    vehicle_id: vehicle.id,
    customer_id: vehicle.customer_id,
    plate: vehicle.plate ?? draft.plate,
    model: titleOf(vehicle),
    name: draft.name.trim() === '' || draft.vehicle_id !== null ? customer_name : draft.name,
    phone: draft.phone.trim() === '' || draft.vehicle_id !== null ? customer_phone : draft.phone,
  };
}

/** The owner says which car it is: name and phone are those of the file. */
export const withOwnCar = (draft: BookingDraft, hit: VehicleHit): BookingDraft =>
  withVehicle({ ...draft, name: '', phone: '' }, hit);

/**
 * The page of a car sends it here, with the work that is to be done once more. What was typed about another car is not
 * said of this one; the day that was looked at stays.
 */
export function withSentCar(
  draft: BookingDraft,
  blank: BookingDraft,
  hit: VehicleHit,
  items: string[],
): BookingDraft {
  const own = draft.vehicle_id === hit.vehicle.id ? draft : { ...blank, day: draft.day };
  return { ...withOwnCar(own, hit), items: items.length > 0 ? items : own.items };
}

/** Somebody of the file comes with a car the file does not have. */
export function withCustomer(draft: BookingDraft, customer: KnownCustomer): BookingDraft {
  const { name, phone } = customer.contact ?? customer;
  return { ...draft, customer_id: customer.id, name, phone: phone === '' ? draft.phone : phone };
}

/** Another plate is another vehicle: what is known of the first, and of its owner, no longer holds. */
export const withPlate = (draft: BookingDraft, plate: string): BookingDraft => ({
  ...draft,
  plate,
  vehicle_id: null,
  customer_id: draft.vehicle_id === null ? draft.customer_id : null,
});

/** What was typed about the visitor. Another name or phone without a car is somebody else. */
export function withVisitor(draft: BookingDraft, more: Partial<Visitor>): BookingDraft {
  const { plate, ...rest } = more;
  const next = { ...(plate === undefined ? draft : withPlate(draft, plate)), ...rest };
  const other = draft.vehicle_id === null && (rest.name ?? draft.name) !== draft.name;
  return other ? { ...next, customer_id: null } : next;
}

export type BookingGap = 'name' | 'phone' | 'time';

/** What a booking cannot do without: somebody to call, and when. Of a customer of the file both are known. */
export function gapsOf(draft: BookingDraft): BookingGap[] {
  const gaps: BookingGap[] = [];
  const stranger = draft.customer_id === null;
  if (stranger && draft.name.trim() === '') gaps.push('name');
  if (stranger && draft.phone.trim() === '') gaps.push('phone');
  if (draft.minute === undefined) gaps.push('time');
  return gaps;
}

export function requestOf(draft: BookingDraft, minute: number, overCapacity: boolean): BookAppointment {
  const { day, minute: _typed, estimate, name, phone, make: _make, vin: _vin, ...rest } = draft;
  return {
    ...rest,
    contact_name: name.trim(),
    contact_phone: phone.trim(),
    plate: draft.plate.trim(),
    model: draft.model.trim(),
    symptom: draft.symptom.trim(),
    starts_at: instantOf(day, minute),
    estimate: estimate ?? null,
    over_capacity: overCapacity,
  };
}

/** A booking that stands, as a draft to put right. */
export const draftOf = (booking: Appointment): BookingDraft => ({
  ...blankBooking(dayOf(booking.starts_at), booking.advisor_id),
  channel: booking.channel,
  customer_id: booking.customer_id,
  vehicle_id: booking.vehicle_id,
  name: booking.contact_name,
  phone: booking.contact_phone,
  plate: booking.plate ?? '',
  model: booking.model,
  symptom: booking.symptom,
  items: booking.items,
  minute: minuteOf(booking.starts_at),
  minutes: booking.minutes,
  bay_id: booking.bay_id,
  trade: booking.trade,
  estimate: booking.estimate ?? undefined,
});

/** The request on the page's version; the time is not part of it. */
export function editOf(began: Appointment, draft: BookingDraft, overCapacity: boolean): EditAppointment {
  const { starts_at: _time, ...rest } = requestOf(draft, draft.minute ?? 0, overCapacity);
  return { ...rest, id: began.id, version: began.version };
}

/** There is no room, of bays or of technicians: whoever books it all the same says so once more. */
export const isFullUp = (refusal: RefusalLike | undefined): boolean =>
  refusal?.code === 'over_capacity' ||
  refusal?.code === 'over_technicians' ||
  refusal?.code === 'over_technician_hours';
