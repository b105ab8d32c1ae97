// A change log speaks of rows and columns; people read what a thing was and what it is now. Here each column says
// what kind of value it holds, and what only the program itself cares for is left out.
import type { ChangeEntry } from '@bindings';

export type Shown =
  | { as: 'text'; text: string }
  | { as: 'money' | 'hours' | 'quantity' | 'rate' | 'km'; value: number }
  | { as: 'instant' | 'day'; at: string }
  | { as: 'words'; kind: string; codes: string[] }
  | { as: 'people'; ids: number[] }
  | { as: 'bay'; id: number }
  | { as: 'answer'; yes: boolean }
  | { as: 'nothing' }
  /** A drawing or a whole table: that it changed is said, not how. */
  | { as: 'recorded' };

interface ShownChange {
  field: string;
  before: Shown;
  after: Shown;
}

export interface ShownEntry {
  entry: ChangeEntry;
  /** Which of its kind it is, where what changed does not say so itself. */
  about: Shown[];
  changes: ShownChange[];
}

/** The columns that tell one record from the next. They are written when it comes, and hardly ever again. */
const naming: Record<string, readonly string[]> = {
  tax_invoice: ['number'],
  attached_file: ['name'],
  photo: ['kind', 'item', 'caption'],
};

// The timeline tells of these already.
const hiddenEntities = new Set(['stage_step', 'job_time', 'check_in_correction', 'refused_delivery']);
// References and marks of the program itself; a person or a bay is shown by name instead.
const hiddenFields = new Set(
  (
    'id at position version checksum sample created_at stage_since last_visit_at person_id work_order_id line_id ' +
    'estimate_id settlement_id customer_id vehicle_id appointment_id shift_id job_id inspection_id rework_id refused_delivery_id finding_id ' +
    'supersedes_id labour_operation_id part_id reverses_id refund_of red_of import_id import_key waits_for ' +
    'hash small_hash width height bytes taken_by attached_by removed_by shown offered_by offered_at ' +
    // It follows from money, lines and days the timeline tells of.
    'money_open not_invoiced at_sale beyond'
  ).split(' '),
);

const kinds: Record<string, Exclude<Shown['as'], 'text' | 'words' | 'nothing'>> = {};
const fieldsOf = (as: (typeof kinds)[string], names: string) => {
  for (const name of names.split(' ')) kinds[name] = as;
};
fieldsOf(
  'money',
  'amount authorised_amount unit_price list_price discount cost total received on_account tendered estimate invoiced tax',
);
fieldsOf('hours', 'hours list_hours');
fieldsOf('quantity', 'quantity');
fieldsOf('rate', 'discount_rate tax_rate discount_limit');
fieldsOf('day', 'due_on next_service_on warranty_until registered_on inspection_due insurance_due issued_on');
fieldsOf('instant', 'planned_start response_due starts_at until');
fieldsOf(
  'answer',
  'approved passed unsafe_to_drive instrument_replaced wash_wanted test_drive_allowed valuables_reminded old_parts_shown items_returned buyer_is_person invoice_wanted',
);
fieldsOf(
  'people',
  'issued_by decided_by responsible_id advisor_id owner_id technicians opened_by asked_by answered_by recorded_by taken_back_by',
);
fieldsOf('bay', 'bay_id');
fieldsOf('recorded', 'items marks signature content lines failed_jobs key_data concessions warranty');

const codes: Record<string, string> = {
  stage: 'stage',
  arrival: 'arrival_means',
  repair_kind: 'repair_kind',
  old_parts: 'old_parts',
  'line.kind': 'line_kind',
  'line.category': 'category',
  'line.state': 'line_state',
  payer: 'payer',
  origin: 'part_origin',
  grade: 'part_grade',
  price_basis: 'price_basis',
  'job.state': 'job_state',
  pause_reason: 'pause_reason',
  'finding.state': 'finding_state',
  'settlement.state': 'sheet_state',
  'approval.state': 'approval_state',
  'authorisation.means': 'authorisation_means',
  'finding.means': 'authorisation_means',
  'payment.means': 'payment_means',
  'delivery.means': 'confirmation_means',
  confirmed_means: 'confirmation_means',
  'inspection.kind': 'inspection_kind',
  'complaint.category': 'complaint_category',
  'complaint.state': 'complaint_state',
  'suggestion.state': 'suggestion_state',
  level: 'complaint_level',
  severity: 'severity',
  source: 'complaint_source',
  outcome: 'call_outcome',
  plate_colour: 'plate_colour',
  channel: 'channel',
  'appointment.stage': 'appointment_stage',
  warning_lights: 'warning_light',
  'preparation.done': 'preparation_item',
  'photo.kind': 'photo_kind',
  'tax_invoice.kind': 'tax_invoice_kind',
  'customer_link.kind': 'customer_link_kind',
  'photo.item': 'walk_around_item',
};

function listed(raw: string): unknown[] {
  try {
    const value: unknown = JSON.parse(raw);
    return Array.isArray(value) ? value : [value];
  } catch {
    // A code by itself is no JSON.
    return [raw];
  }
}

const personOf = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'person_id' in value
    ? Number(value.person_id)
    : Number(value);

export function shownValue(entity: string, field: string, raw: string | null): Shown {
  if (raw === null || raw === '') return { as: 'nothing' };
  const word = codes[`${entity}.${field}`] ?? codes[field];
  if (word) return { as: 'words', kind: word, codes: listed(raw).map(String) };
  const as = kinds[field] ?? (field.endsWith('_at') ? 'instant' : field.endsWith('_km') ? 'km' : undefined);
  switch (as) {
    case 'money':
    case 'hours':
    case 'quantity':
    case 'rate':
    case 'km':
      return { as, value: Number(raw) };
    case 'instant':
    case 'day':
      return { as, at: raw };
    case 'people':
      return { as, ids: listed(raw).map(personOf) };
    case 'bay':
      return { as, id: Number(raw) };
    case 'answer':
      return { as, yes: raw === '1' || raw === 'true' };
    case 'recorded':
      return { as };
    case undefined:
      return /^[[{]/.test(raw) ? { as: 'recorded' } : { as: 'text', text: raw };
  }
}

/** What a person wants to know of the log: changes they can name, newest first as the host sends them. */
export function shownEntries(rows: readonly ChangeEntry[]): ShownEntry[] {
  return rows
    .filter((entry) => !hiddenEntities.has(entry.entity))
    .map((entry) => ({
      entry,
      about: aboutOf(entry, rows),
      changes: entry.changed
        .filter((change) => !hiddenFields.has(change.field))
        .map(({ field, before, after }) => ({
          field,
          before: shownValue(entry.entity, field, before),
          after: shownValue(entry.entity, field, after),
        }))
        // A new record begins with zeros that nobody typed.
        .filter(({ before, after }) => !(before.as === 'nothing' && isZero(after))),
    }))
    .filter(({ changes }) => changes.length > 0);
}

/** A file that is taken off the page is written with the reason alone: an earlier row of the same record has its name. */
function aboutOf({ entity, entity_id, id, changed }: ChangeEntry, rows: readonly ChangeEntry[]): Shown[] {
  const fields = (naming[entity] ?? []).filter((name) => !changed.some(({ field }) => field === name));
  const earlier = rows.filter((row) => row.entity === entity && row.entity_id === entity_id && row.id < id);
  return fields
    .map((name) => {
      // The newest comes first: it has the caption as it stood then.
      const told = earlier.flatMap((row) => row.changed).find(({ field }) => field === name);
      return shownValue(entity, name, told?.after ?? null);
    })
    .filter((shown) => shown.as !== 'nothing');
}

const isZero = (shown: Shown): boolean =>
  shown.as === 'nothing' ||
  ('value' in shown && shown.value === 0) ||
  (shown.as === 'text' && shown.text === '0');
