import type {
  AbcClass,
  PartGrade,
  PartPage,
  SavePart,
  TypedNumber,
  TypedUnit,
  WarrantyTerm,
} from '@bindings';
import { fenOf } from '../../../i18n/amounts';

/** A part as its form holds it. */
export interface ItemFields {
  code: string;
  name: string;
  brand: string;
  specification: string;
  unit: string;
  grade: PartGrade | null;
  warranty: WarrantyTerm | null;
  cost: number;
  /** Of a new part only: the price of a known one is set with its day. */
  unit_price: number | null;
  numbers: TypedNumber[];
  units: TypedUnit[];
  supplier_id: number | null;
  bin_id: number | null;
  minimum: number;
  reorder_point: number;
  maximum: number;
  shelf_life_days: number;
  abc: AbcClass | null;
  tax_rate: number | null;
  fits: string[];
  replaced_by: number | null;
  stocked: boolean;
}

export const newFields: ItemFields = {
  code: '',
  name: '',
  brand: '',
  specification: '',
  unit: '',
  grade: null,
  warranty: null,
  cost: 0,
  unit_price: null,
  numbers: [],
  units: [],
  supplier_id: null,
  bin_id: null,
  minimum: 0,
  reorder_point: 0,
  maximum: 0,
  shelf_life_days: 0,
  abc: null,
  tax_rate: null,
  fits: [],
  replaced_by: null,
  stocked: true,
};

/** What the form begins with. */
export function fieldsOf(page: PartPage): ItemFields {
  const { item } = page;
  const { code, name, brand, specification, unit, grade, warranty } = item;
  const stock = item.stock ?? newFields;
  return {
    ...{ code, name, brand, specification, unit, grade, warranty },
    cost: fenOf(item.cost),
    unit_price: null,
    numbers: page.numbers,
    units: page.units,
    supplier_id: stock.supplier_id,
    bin_id: stock.bin_id,
    minimum: stock.minimum,
    reorder_point: stock.reorder_point,
    maximum: stock.maximum,
    shelf_life_days: stock.shelf_life_days,
    abc: stock.abc,
    tax_rate: stock.tax_rate,
    fits: stock.fits,
    replaced_by: stock.replaced_by,
    stocked: stock.stocked,
  };
}

/** What is sent: rows in which nothing was typed are left out. */
export function savedPart(
  fields: ItemFields,
  before: PartPage | undefined,
  active: boolean,
  /** The unit in which the limits are typed; none for the counted one. */
  limitsIn = '',
): SavePart {
  const {
    code,
    name,
    brand,
    specification,
    unit,
    grade,
    warranty,
    cost,
    unit_price,
    numbers,
    units,
    ...stock
  } = fields;
  const id = before && 'part' in before.item.id ? before.item.id.part : null;
  return {
    id,
    version: before?.item.version ?? 0,
    ...{ code, name, brand, specification, unit, grade, warranty },
    unit_price: before ? null : unit_price,
    // Who is told no costs sends none back.
    cost: before?.item.cost === null ? null : cost,
    active,
    numbers: numbers.filter((number) => number.part_number.trim() !== ''),
    units: units.filter((one) => one.unit.trim() !== '' || one.factor !== 0),
    stock: { ...stock, picture: before?.item.stock?.picture ?? '' },
    ...(limitsIn !== '' && { limits_in: limitsIn }),
  };
}
