import {
  type AskedValue,
  type ClassHours,
  type OperationTerms,
  type SaveOperationTerms,
  type SkillLevel,
  type Trade,
  type UsualPart,
  VEHICLE_CLASSES,
  type VehicleClass,
} from '@bindings';

/** A row of the form, known by its place in the list it was typed into. */
export type AskedRow = AskedValue & { key: number };
export type PartRow = UsualPart & { key: number };

export interface TermsFields {
  trade: Trade;
  level: SkillLevel;
  hours: Partial<Record<VehicleClass, number>>;
  asked: AskedRow[];
  /** A line each. */
  checklist: string;
  usual_parts: PartRow[];
}

export const termsFields = (terms: OperationTerms): TermsFields => ({
  trade: terms.trade,
  level: terms.level,
  hours: Object.fromEntries(terms.class_hours.map((own) => [own.vehicle_class, own.hours])),
  asked: terms.asked.map((value, key) => ({ ...value, key })),
  checklist: terms.checklist.join('\n'),
  usual_parts: terms.usual_parts.map((part, key) => ({ ...part, key })),
});

const nextKey = (rows: readonly { key: number }[]): number =>
  rows.reduce((most, row) => Math.max(most, row.key), -1) + 1;

export const withAsked = (rows: readonly AskedRow[]): AskedRow[] => [
  ...rows,
  { key: nextKey(rows), name: '', unit: '', least: null, most: null },
];

export const withPart = (rows: readonly PartRow[]): PartRow[] => [
  ...rows,
  { key: nextKey(rows), part_id: null, name: '', unit: '', quantity: 1000 },
];

/** As it is sent: what was left blank is nothing, and what has no unit has no limits. */
export function savedTerms(fields: TermsFields, before: OperationTerms): SaveOperationTerms {
  const hours = VEHICLE_CLASSES.flatMap((vehicle_class): ClassHours[] => {
    const own = fields.hours[vehicle_class];
    return own ? [{ vehicle_class, hours: own }] : [];
  });
  return {
    labour_operation_id: before.labour_operation_id,
    version: before.version,
    trade: fields.trade,
    level: fields.level,
    class_hours: hours,
    asked: fields.asked
      .filter((row) => row.name.trim() !== '')
      .map(({ name, unit, least, most }) => {
        const told = unit.trim() === '';
        return { name: name.trim(), unit: unit.trim(), least: told ? null : least, most: told ? null : most };
      }),
    checklist: fields.checklist
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    usual_parts: fields.usual_parts
      .filter((row) => row.name.trim() !== '')
      .map(({ part_id, name, unit, quantity }) => ({
        part_id,
        name: name.trim(),
        unit: unit.trim(),
        quantity,
      })),
  };
}
