import type { BookAppointment, Channel, VehicleHit } from '@bindings';
import { instantOf } from './day';

/** A booking as it is being typed. */
export interface BookingDraft {
  channel: Channel;
  customer_id: number | null;
  vehicle_id: number | null;
  contact_name: string;
  contact_phone: string;
  plate: string;
  model: string;
  symptom: string;
  items: string[];
  day: string;
  minute: number | undefined;
  minutes: number;
  advisor_id: number | null;
  bay_id: number | null;
  estimate: number | undefined;
}

export const channels: readonly Channel[] = ['phone', 'online', 'on_site', 'referral'];

export const blankBooking = (day: string, advisor: number | null): BookingDraft => ({
  channel: 'phone',
  customer_id: null,
  vehicle_id: null,
  contact_name: '',
  contact_phone: '',
  plate: '',
  model: '',
  symptom: '',
  items: [],
  day,
  minute: undefined,
  minutes: 60,
  advisor_id: advisor,
  bay_id: null,
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
    model: [vehicle.make, vehicle.model].filter((part) => part !== '').join(' '),
    contact_name:
      draft.contact_name.trim() === '' || draft.vehicle_id !== null ? customer_name : draft.contact_name,
    contact_phone:
      draft.contact_phone.trim() === '' || draft.vehicle_id !== null ? customer_phone : draft.contact_phone,
  };
}

/** Another plate is another vehicle: what is known of the first no longer holds. */
export const withPlate = (draft: BookingDraft, plate: string): BookingDraft => ({
  ...draft,
  plate,
  vehicle_id: null,
  customer_id: null,
});

export type BookingGap = 'name' | 'phone' | 'time';

/** What a booking cannot do without: somebody to call, and when. */
export function gapsOf(draft: BookingDraft): BookingGap[] {
  const gaps: BookingGap[] = [];
  if (draft.contact_name.trim() === '') gaps.push('name');
  if (draft.contact_phone.trim() === '') gaps.push('phone');
  if (draft.minute === undefined) gaps.push('time');
  return gaps;
}

export function requestOf(draft: BookingDraft, minute: number, overCapacity: boolean): BookAppointment {
  const { day, minute: _typed, estimate, ...rest } = draft;
  return {
    ...rest,
    contact_name: draft.contact_name.trim(),
    contact_phone: draft.contact_phone.trim(),
    plate: draft.plate.trim(),
    model: draft.model.trim(),
    symptom: draft.symptom.trim(),
    starts_at: instantOf(day, minute),
    estimate: estimate ?? null,
    over_capacity: overCapacity,
  };
}
