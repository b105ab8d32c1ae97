import {
  type CatalogueItem,
  LINE_KINDS,
  type LineKind,
  type SaveCatalogueItem,
  WARRANTED_KINDS,
} from '@bindings';
import { fenOf } from '../../i18n/amounts';

export type ItemFields = Omit<SaveCatalogueItem, 'id' | 'version' | 'active'>;

export const newItem: ItemFields = {
  kind: 'labour',
  code: '',
  name: '',
  brand: '',
  specification: '',
  unit: '',
  quantity: 1000,
  hours: 100,
  unit_price: 0,
  cost: 0,
  grade: null,
  warranty: null,
};

/** Another kind: the shop's hour rate is offered for labour, and is no price of anything else. */
export function withKind(fields: ItemFields, kind: LineKind, hourRate: number): ItemFields {
  const labour = kind === 'labour';
  if (labour && fields.unit_price === 0) return { ...fields, kind, unit_price: hourRate };
  if (!labour && fields.kind === 'labour' && fields.unit_price === hourRate) {
    return { ...fields, kind, unit_price: 0 };
  }
  return { ...fields, kind };
}

/** What an item may become: a part stays a part, and an operation one of its kinds. */
export const kindsOf = (item: CatalogueItem | undefined): LineKind[] =>
  LINE_KINDS.filter((kind) => !item || (kind === 'part') === (item.kind === 'part'));

export function itemFields(item: CatalogueItem): ItemFields {
  const { kind, code, name, brand, specification, unit, quantity, hours, grade, warranty } = item;
  const amounts = { unit_price: fenOf(item.unit_price), cost: fenOf(item.cost) };
  return { kind, code, name, brand, specification, unit, quantity, hours, grade, warranty, ...amounts };
}

/** Labour is counted in hours, everything else in pieces: the other count is not kept along. */
export function savedItem(
  fields: ItemFields,
  before: CatalogueItem | undefined,
  active: boolean,
): SaveCatalogueItem {
  const labour = fields.kind === 'labour';
  return {
    ...fields,
    id: before?.id ?? null,
    version: before?.version ?? 0,
    name: fields.name.trim(),
    code: fields.code.trim(),
    quantity: labour ? 1000 : fields.quantity,
    hours: labour ? fields.hours : 0,
    warranty: WARRANTED_KINDS.includes(fields.kind) ? fields.warranty : null,
    active,
  };
}
