import {
  type CatalogueItem,
  type ItemId,
  LINE_KINDS,
  type Line,
  type LineFigures,
  type LineKind,
  type Money,
  PAYABLE_STATES,
  type Payer,
  type Settings,
  UNANSWERED_STATES,
  type UnitsOfPart,
  type Visit,
  WARRANTED_KINDS,
} from '@bindings';
import { fenOf, sumTold } from '../../../i18n/amounts';
import { basisOf, taxOf } from '../../../kit/priceBasis';

/** What is open in the form: a new line, or one that is there. */
export type Editing = { line: Line; figures: LineFigures } | { line: null; figures: LineFigures };

// Whole numbers all the way: the same sums as the host's, so that the amount in the form is the amount on paper.
function halfUp(product: bigint, by: bigint): number {
  return Number((2n * product + by) / (2n * by));
}

/** Price before discount with the tax, in fen. Parts the customer brought are fitted and never charged. */
export function grossOf(figures: LineFigures): number {
  if (figures.kind === 'part' && figures.origin === 'customers') return 0;
  const counted =
    figures.kind === 'labour'
      ? halfUp(BigInt(figures.unit_price) * BigInt(figures.hours), 100n)
      : halfUp(BigInt(figures.unit_price) * BigInt(figures.quantity), 1000n);
  if (figures.price_basis === 'tax_included') return counted;
  return counted + halfUp(BigInt(counted) * BigInt(figures.tax_rate), 10_000n);
}

export const discountOf = (figures: LineFigures): number =>
  halfUp(BigInt(grossOf(figures)) * BigInt(figures.discount_rate), 10_000n) + figures.discount;

export const amountOf = (figures: LineFigures): number => grossOf(figures) - discountOf(figures);

/**
 * What one of another unit costs by the price of one of this: a barrel what its litres cost. It is only offered; the
 * host holds what is sent against the list.
 */
export const priceIn = (price: number, from: number, to: number): number =>
  halfUp(BigInt(price) * BigInt(to), BigInt(from));

/** How much of the counted unit one of a part's units is, in thousandths. */
export const factorIn = (part: UnitsOfPart, unit: string): number =>
  part.units.find((one) => one.unit === unit)?.factor ?? 1000;

/** A line nobody has typed into yet. */
export const blankLine = (kind: LineKind, settings: Settings | undefined, unit: string): LineFigures => ({
  kind,
  category: 'paid',
  payer: 'customer',
  payer_name: '',
  claim_number: '',
  code: '',
  name: '',
  brand: '',
  specification: '',
  unit,
  quantity: 1000,
  hours: kind === 'labour' ? 100 : 0,
  unit_price: kind === 'labour' ? (settings?.hour_rate ?? 0) : 0,
  price_basis: basisOf(settings),
  discount_rate: 0,
  discount: 0,
  tax_rate: taxOf(kind, settings),
  cost: 0,
  origin: 'stock',
  grade: null,
  warranty: null,
});

/** The same line as another kind: hours and rate, or units and price, as that kind is counted. */
export function asKind(figures: LineFigures, kind: LineKind, settings: Settings | undefined): LineFigures {
  const fresh = blankLine(kind, settings, figures.unit);
  const counted = (figures.kind === 'labour') === (kind === 'labour');
  return {
    ...figures,
    kind,
    tax_rate: fresh.tax_rate,
    grade: kind === 'part' ? figures.grade : null,
    // Another kind is another thing than the shop promised something of.
    warranty: null,
    hours: counted ? figures.hours : fresh.hours,
    quantity: counted ? figures.quantity : fresh.quantity,
    unit_price: counted ? figures.unit_price : fresh.unit_price,
  };
}

export const fromCatalogue = (item: CatalogueItem, settings: Settings | undefined): LineFigures => ({
  ...blankLine(item.kind, settings, item.unit),
  code: item.code,
  name: item.name,
  brand: item.brand,
  specification: item.specification,
  // A catalogue that leaves the quantity or the rate open means one unit at the shop's own rate.
  quantity: item.quantity > 0 ? item.quantity : 1000,
  hours: item.hours,
  unit_price:
    item.kind === 'labour' && item.unit_price === 0 ? (settings?.hour_rate ?? 0) : fenOf(item.unit_price),
  cost: fenOf(item.cost),
  grade: item.grade,
  warranty: WARRANTED_KINDS.includes(item.kind) ? item.warranty : null,
});

/** The item of the catalogue a line was taken from. */
export function itemOf(line: Line): ItemId | undefined {
  if (line.part_id !== null) return { part: line.part_id };
  return line.labour_operation_id === null ? undefined : { labour_operation: line.labour_operation_id };
}

export const figuresOf = (line: Line): LineFigures => ({
  kind: line.kind,
  category: line.category,
  payer: line.payer,
  payer_name: line.payer_name,
  claim_number: line.claim_number,
  code: line.code,
  name: line.name,
  brand: line.brand,
  specification: line.specification,
  unit: line.unit,
  quantity: line.quantity,
  hours: line.hours,
  unit_price: fenOf(line.unit_price),
  price_basis: line.price_basis,
  discount_rate: line.discount_rate,
  discount: fenOf(line.discount),
  tax_rate: line.tax_rate,
  cost: fenOf(line.cost),
  origin: line.origin,
  grade: line.grade,
  warranty: line.warranty,
});

/** Who pays such work of this visit, as the host names them; nobody for whom there is no case. */
export function payerOffered(visit: Visit, payer: Payer): Pick<LineFigures, 'payer_name' | 'claim_number'> {
  const offered = visit.offered_payers.find((one) => one.payer === payer);
  return { payer_name: offered?.payer_name ?? '', claim_number: offered?.claim_number ?? '' };
}

/** What the customer pays when the answer to everything is yes: declined and superseded lines stay readable and
 * count for nothing, and a line offered anew counts instead of the one whose place it takes. */
export function payableLines(lines: readonly Line[]): Line[] {
  const replaced = new Set(
    lines.filter((line) => UNANSWERED_STATES.includes(line.state)).map((line) => line.supersedes_id),
  );
  return lines.filter((line) => PAYABLE_STATES.includes(line.state) && !replaced.has(line.id));
}

/** Agreed once and dropped since, as the host has it. */
export const wasWithdrawn = (visit: Visit, line: Line): boolean => visit.withdrawn_lines.includes(line.id);

export interface LineGroup {
  kind: LineKind;
  lines: Line[];
  subtotal: Money;
}

/** The lines as the papers have them: by kind, in their order, each kind with its sum. */
export function groupsOf(lines: readonly Line[]): LineGroup[] {
  const counting = new Set(payableLines(lines));
  return LINE_KINDS.map((kind) => {
    const own = lines
      .filter((line) => line.kind === kind)
      .sort((one, other) => one.position - other.position);
    return { kind, lines: own, subtotal: sumOf(own.filter((line) => counting.has(line))) };
  }).filter((group) => group.lines.length > 0);
}

export const sumOf = (lines: readonly Line[]): Money => sumTold(lines.map((line) => line.amount));
