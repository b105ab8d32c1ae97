import type { ExpressKindRow, ExpressLine, ExpressOrder, ItemId, VehicleHit } from '@bindings';
import { itemKey } from '../../kit/itemKey';
import { type PaidPart, partsAsked } from '../../kit/paidParts';

/** The order as it is being typed. */
export interface ExpressDraft {
  plate: string;
  /** A car of the file. */
  vehicle: KnownCar | null;
  mileage: number | null;
  kind: number | null;
  lines: readonly ExpressLine[];
  name: string;
  phone: string;
  /** The car is booked for today, and comes for this all the same. */
  beside: boolean;
}

export interface KnownCar {
  id: number;
  plate: string | null;
  plate_colour: string;
  title: string;
  customer: string;
}

export const blankOrder: ExpressDraft = {
  plate: '',
  vehicle: null,
  mileage: null,
  kind: null,
  lines: [],
  name: '',
  phone: '',
  beside: false,
};

export const knownCar = ({ vehicle, customer_name, customer_phone }: VehicleHit): KnownCar => ({
  id: vehicle.id,
  plate: vehicle.plate,
  plate_colour: vehicle.plate_colour,
  title: [vehicle.make, vehicle.model, vehicle.colour].filter((part) => part !== '').join(' '),
  customer: [customer_name, customer_phone].filter((part) => part !== '').join(' '),
});

/** The kinds in the order of their numbers: what is offered no more has none. */
export const numbered = (rows: readonly ExpressKindRow[]): ExpressKindRow[] =>
  rows.filter((row) => row.kind.active);

/** The kind whose number was typed; the last digit counts, so that a second thought needs no rubbing out. */
export function kindTyped(text: string, rows: readonly ExpressKindRow[]): ExpressKindRow | undefined {
  const digit = /(\d)\D*$/.exec(text)?.[1];
  return digit === undefined ? undefined : numbered(rows)[Number(digit) - 1];
}

export const linesOf = (row: ExpressKindRow): ExpressLine[] =>
  row.kind.express_items.map((item) => ({ item, times: 1 }));

/** So many times of an item; none takes it off. */
export function withTimes(lines: readonly ExpressLine[], item: ItemId, times: number): ExpressLine[] {
  const key = itemKey(item);
  const there = lines.some((line) => itemKey(line.item) === key);
  const next = there
    ? lines.map((line) => (itemKey(line.item) === key ? { item, times } : line))
    : [...lines, { item, times }];
  return next.filter((line) => line.times > 0);
}

export type ExpressGap = 'plate' | 'mileage_km' | 'express_kind_id' | 'lines';

/** What is missing, in the order of the fields. */
export function gapsOf(draft: ExpressDraft): ExpressGap[] {
  const gaps: ExpressGap[] = [];
  if (!draft.vehicle && draft.plate.trim() === '') gaps.push('plate');
  if (draft.mileage === null) gaps.push('mileage_km');
  if (draft.kind === null) gaps.push('express_kind_id');
  else if (draft.lines.length === 0) gaps.push('lines');
  return gaps;
}

/** As the host is asked. */
export const orderOf = (
  draft: ExpressDraft,
  technician: number | null,
  total: number,
  part: PaidPart | undefined,
): ExpressOrder => ({
  express_kind_id: draft.kind ?? 0,
  vehicle_id: draft.vehicle?.id ?? null,
  plate: draft.plate.trim(),
  name: draft.name.trim(),
  phone: draft.phone.trim(),
  mileage_km: draft.mileage ?? 0,
  lines: [...draft.lines],
  technician_id: technician,
  total,
  parts: part ? partsAsked([part]) : [],
  beside_booking: draft.beside,
});
