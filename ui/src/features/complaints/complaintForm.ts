import type {
  ComplaintCategory,
  ComplaintSource,
  OpenComplaint,
  Severity,
  VehicleHit,
  Visit,
} from '@bindings';

/** A new complaint as it is typed. */
export interface ComplaintForm {
  personName: string;
  phone: string;
  category: ComplaintCategory | null;
  severity: Severity;
  source: ComplaintSource;
  matter: string;
  ownerId: number | null;
  vehicle: VehicleHit | null;
}

export const emptyComplaint: ComplaintForm = {
  personName: '',
  phone: '',
  category: null,
  severity: 'normal',
  source: 'counter',
  matter: '',
  ownerId: null,
  vehicle: null,
};

/** Choosing a vehicle names its customer, unless somebody else is named already. */
export function withVehicle(form: ComplaintForm, vehicle: VehicleHit | undefined): ComplaintForm {
  if (!vehicle) return { ...form, vehicle: null };
  return {
    ...form,
    vehicle,
    personName: form.personName || vehicle.customer_name,
    phone: form.phone || vehicle.customer_phone,
  };
}

export type ComplaintLack = 'person' | 'category' | 'matter';

export function complaintLacks(form: ComplaintForm): ComplaintLack[] {
  const lacks: ComplaintLack[] = [];
  if (form.personName.trim() === '') lacks.push('person');
  if (form.category === null) lacks.push('category');
  if (form.matter.trim() === '') lacks.push('matter');
  return lacks;
}

/** What the host is asked; `visit` is the one complained about, when the form was opened from it. */
export function complaintRequest(form: ComplaintForm, visit: Visit | undefined): OpenComplaint | undefined {
  if (form.category === null || complaintLacks(form).length > 0) return undefined;
  return {
    work_order_id: visit?.order.id ?? null,
    vehicle_id: visit?.vehicle.id ?? form.vehicle?.vehicle.id ?? null,
    customer_id: visit?.customer.id ?? form.vehicle?.vehicle.customer_id ?? null,
    person_name: form.personName.trim(),
    phone: form.phone.trim(),
    category: form.category,
    severity: form.severity,
    source: form.source,
    matter: form.matter.trim(),
    owner_id: form.ownerId,
  };
}
