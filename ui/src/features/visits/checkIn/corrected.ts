// What may be put right of a check-in, as the form holds it and as the timeline tells it.
import type { CheckInFacts, CorrectedFact, Visit } from '@bindings';
import type { Shown } from '../side/changes';
import { shownValue } from '../side/changes';

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

export interface ToldFact {
  field: string;
  before: Shown;
  after: Shown;
}

export const toldOf = (facts: readonly CorrectedFact[]): ToldFact[] =>
  facts.map(({ field, before, after }) => ({
    field,
    before: shownFact(field, before),
    after: shownFact(field, after),
  }));

const shownFact = (field: string, value: CorrectedFact['before']): Shown =>
  shownValue('work_order', field, value === null ? null : String(value));
