import type {
  ArrivalMeans,
  CheckInItem,
  DamageMark,
  Missing,
  OldParts,
  Priority,
  RepairKind,
  SaveCheckIn,
  Visit,
  WalkAroundItem,
  WalkAroundResult,
} from '@bindings';
import { formatKm } from '../../../i18n/amounts';

/** What the advisor writes down while the customer stands there. */
export interface CheckInFields {
  priority: Priority;
  repair_kind: RepairKind;
  symptom: string;
  brought_by_name: string;
  brought_by_phone: string;
  arrival: ArrivalMeans;
  mileage_km: number | null;
  fuel_percent: number | null;
  old_parts: OldParts;
  wash_wanted: boolean;
  test_drive_allowed: boolean;
  promised_at: string | null;
  bay_id: number | null;
  warning_lights: string[];
  marks: DamageMark[];
  items: WalkAroundItem[];
  belongings: string;
  valuables_reminded: boolean;
}

export function fieldsOf(visit: Visit): CheckInFields {
  const { order, walk_around: walk } = visit;
  return {
    priority: order.priority,
    repair_kind: order.repair_kind,
    symptom: order.symptom,
    brought_by_name: order.brought_by_name,
    brought_by_phone: order.brought_by_phone,
    arrival: order.arrival,
    mileage_km: order.mileage_km,
    fuel_percent: order.fuel_percent,
    old_parts: order.old_parts,
    wash_wanted: order.wash_wanted,
    test_drive_allowed: order.test_drive_allowed,
    promised_at: order.promised_at,
    bay_id: order.bay_id,
    warning_lights: walk?.warning_lights ?? [],
    marks: walk?.marks ?? [],
    items: walk?.items ?? [],
    belongings: walk?.belongings ?? '',
    valuables_reminded: walk?.valuables_reminded ?? false,
  };
}

export const requestOf = (id: number, version: number, fields: CheckInFields): SaveCheckIn => ({
  work_order_id: id,
  version,
  ...fields,
});

export const itemOf = (items: readonly WalkAroundItem[], code: string): WalkAroundItem | undefined =>
  items.find((item) => item.code === code);

type Asked = readonly Pick<CheckInItem, 'code'>[];

const fine = (code: string): WalkAroundItem => ({
  code,
  result: 'fine',
  note: '',
  quoted: false,
  quoted_by: null,
});

/** Without what the car is asked no more since it was typed: it stands nowhere on the page to be taken back. */
export const asAsked = (fields: CheckInFields, asked: Asked): CheckInFields => ({
  ...fields,
  items: fields.items.filter((item) => asked.some(({ code }) => code === item.code)),
});

/** The items in the order in which they are asked, with one of them changed. */
export function withItem(
  items: readonly WalkAroundItem[],
  asked: Asked,
  code: string,
  change: { result?: WalkAroundResult; note?: string },
): WalkAroundItem[] {
  const before = itemOf(items, code) ?? fine(code);
  const after = { ...before, ...change };
  const all = [...items.filter((item) => item.code !== code), after];
  const place = (item: WalkAroundItem) => asked.findIndex(({ code: one }) => one === item.code);
  return all.sort((one, other) => place(one) - place(other));
}

/** One press: whatever was not looked at closer is fine. */
export const allFine = (items: readonly WalkAroundItem[], asked: Asked): WalkAroundItem[] =>
  asked.map(({ code }) => itemOf(items, code) ?? fine(code));

/** What the form already holds of what the host still misses, since pressing the button saves it first. */
export function broughtAlong(fields: CheckInFields): Missing['what'][] {
  const brought: Missing['what'][] = [];
  if (fields.mileage_km !== null) brought.push('mileage');
  if (fields.fuel_percent !== null) brought.push('fuel');
  if (fields.items.length > 0) brought.push('walk_around');
  return brought;
}

/** What stands in a field that people fill in words or figures; nothing for choices, which have codes. */
export function inPlainWords(fields: CheckInFields, name: string): string {
  const plain: Partial<Record<string, string>> = {
    symptom: fields.symptom,
    brought_by_name: fields.brought_by_name,
    brought_by_phone: fields.brought_by_phone,
    mileage_km: formatKm(fields.mileage_km),
    fuel_percent: fields.fuel_percent === null ? '' : `${fields.fuel_percent}%`,
    belongings: fields.belongings,
  };
  return plain[name] ?? '';
}
