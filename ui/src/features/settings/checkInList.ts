import type { CheckInItem, CheckInList, SaveCheckInList } from '@bindings';

export type ItemRow = CheckInItem & { key: number };

export interface ListFields {
  active: boolean;
  items: ItemRow[];
}

export const listFields = (list: CheckInList): ListFields => ({
  active: list.active,
  items: list.items.map((item, key) => ({ ...item, key })),
});

/** A new item is known by the words it is given first: the host makes its code of them. */
export const withNew = (items: readonly ItemRow[], name: string): ItemRow[] => {
  const key = items.reduce((most, row) => Math.max(most, row.key), -1) + 1;
  return [...items, { key, code: '', name, phrases: [], active: true }];
};

/** The item a place further up or down; at the end of the list it stays. */
export function moved(items: readonly ItemRow[], key: number, by: -1 | 1): ItemRow[] {
  const from = items.findIndex((row) => row.key === key);
  const rest = items.filter((row) => row.key !== key);
  const row = items[from];
  const to = Math.min(Math.max(from + by, 0), rest.length);
  return row ? [...rest.slice(0, to), row, ...rest.slice(to)] : [...items];
}

/** What was added and left without a name is nothing; what stood there before goes by its code. */
const isNothing = ({ code, name }: ItemRow) => code === '' && name.trim() === '';

export const savedList = (list: CheckInList, fields: ListFields): SaveCheckInList => ({
  kind: list.kind,
  edition: list.edition,
  active: fields.active,
  items: fields.items
    .filter((row) => !isNothing(row))
    .map(({ code, name, phrases, active }) => ({ code, name, phrases, active })),
});
