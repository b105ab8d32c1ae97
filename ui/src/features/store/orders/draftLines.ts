import type { BuyingOfPart, PurchaseLineShown, PurchaseOrderPage, SavePurchaseLine } from '@bindings';
import { fenOf } from '../../../i18n/amounts';
import { timesQuantity } from './times';

/** A line as it is typed; it keeps its key while others go. */
export interface DraftLine {
  key: number;
  id: number | null;
  part: PurchaseLineShown['part'];
  bought: number;
  unit: string;
  unit_factor: number;
  price: number;
  line_id: number | null;
  expected_on: string | null;
}

/** An order as it is typed. */
export interface DraftFields {
  supplier_id: number;
  expected_on: string | null;
  terms: string;
  note: string;
  lines: DraftLine[];
}

export const draftFields = (page: PurchaseOrderPage): DraftFields => ({
  supplier_id: page.row.supplier_id,
  expected_on: page.row.expected_on,
  terms: page.row.terms,
  note: page.row.note,
  lines: page.lines.map((line) => ({
    key: line.id,
    id: line.id,
    part: line.part,
    bought: line.bought,
    unit: line.unit,
    unit_factor: line.unit_factor,
    price: fenOf(line.buying_price),
    line_id: line.line_id,
    expected_on: line.expected_on,
  })),
});

/** The next line for a part, as it was bought last; for the one car that waits for it, where there is one. */
export function draftLine(lines: readonly DraftLine[], known: BuyingOfPart): DraftLine {
  const [car] = known.cars;
  const only = car && known.cars.length === 1 ? car : undefined;
  return {
    // Keys of rows that are kept are above zero.
    key: Math.min(0, ...lines.map((line) => line.key)) - 1,
    id: null,
    part: known.part,
    bought: 1000,
    unit: known.unit,
    unit_factor: known.unit_factor,
    price: fenOf(known.buying_price),
    line_id: only?.line_id ?? null,
    expected_on: null,
  };
}

export const requestOf = (line: DraftLine): SavePurchaseLine => ({
  id: line.id,
  part_id: line.part.part_id,
  bought: line.bought,
  unit: line.unit,
  unit_factor: line.unit_factor,
  buying_price: line.price,
  expected_on: line.expected_on,
  line_id: line.line_id,
});

/** What a line comes to, rounded as the order will be. */
export const amountOf = (line: Pick<DraftLine, 'bought' | 'price'>): number =>
  timesQuantity(line.price, line.bought);
