import type { CheckInFacts, Visit } from '@bindings';

/** What may be put right of a check-in, as the form holds it. */
export function factsOf({ order }: Visit): CheckInFacts {
  return {
    customer_id: order.customer_id,
    repair_kind: order.repair_kind,
    symptom: order.symptom,
    brought_by_name: order.brought_by_name,
    brought_by_phone: order.brought_by_phone,
    arrival: order.arrival,
    mileage_km: order.mileage_km ?? 0,
    fuel_percent: order.fuel_percent ?? 0,
    old_parts: order.old_parts,
    wash_wanted: order.wash_wanted,
    test_drive_allowed: order.test_drive_allowed,
    promised_at: order.promised_at,
    bay_id: order.bay_id,
    certificate_number: order.certificate_number,
  };
}
