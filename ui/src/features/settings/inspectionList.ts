import { type InspectionList, OWN_ITEM, type SaveInspectionList, type TemplateItem } from '@bindings';

/** A row of the form, known by its place in the list it was typed into. */
export type ItemRow = TemplateItem & { key: number };

export interface ListFields {
  items: ItemRow[];
}

export const listFields = (list: InspectionList): ListFields => ({
  items: list.template_items.map((item, key) => ({ ...item, key })),
});

const nextKey = (rows: readonly ItemRow[]): number =>
  rows.reduce((most, row) => Math.max(most, row.key), -1) + 1;

/** With another one, of the program's own or to be named. */
export const withItem = (rows: readonly ItemRow[], code: string = OWN_ITEM): ItemRow[] => [
  ...rows,
  { key: nextKey(rows), code, name: '', unit: '', least: null, most: null, unsafe_without: false },
];

/** The item a place further up or down; at the end it stays where it is. */
export function moved(rows: readonly ItemRow[], key: number, by: -1 | 1): ItemRow[] {
  const at = rows.findIndex((row) => row.key === key);
  const [one, other] = [rows[at], rows[at + by]];
  if (!one || !other) return [...rows];
  return rows.map((row) => (row === one ? other : row === other ? one : row));
}

/** As it is sent: what was left without a name and a unit is nothing, and what has no unit has no limits. */
export const savedList = (fields: ListFields, before: InspectionList): SaveInspectionList => ({
  kind: before.kind,
  trade: before.trade,
  edition: before.edition,
  template_items: fields.items
    .filter((row) => row.code !== OWN_ITEM || row.name.trim() !== '' || row.unit.trim() !== '')
    .map(({ code, name, unit, least, most, unsafe_without }) => {
      const told = unit.trim() === '';
      return {
        code,
        name: name.trim(),
        unit: unit.trim(),
        least: told ? null : least,
        most: told ? null : most,
        unsafe_without,
      };
    }),
});
