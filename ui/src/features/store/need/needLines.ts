import type { InquiredPart, NeededLine, NeedRow } from '@bindings';
import type { TFunction } from 'i18next';
import { fenOf } from '../../../i18n/amounts';
import type { Lack } from '../../../kit/lacks';
import { timesQuantity } from '../orders/times';

/** What the keeper changed of a row. */
export interface Edit {
  chosen?: boolean;
  bought?: number;
  supplier?: number;
  price?: number;
}

/** A row as it would be ordered. */
export interface NeedLine {
  row: NeedRow;
  chosen: boolean;
  bought: number;
  supplier: number | null;
  price: number;
  request: NeededLine;
  inquired: InquiredPart;
}

/** What is proposed, with what the keeper typed over it. What was promised to a customer is chosen to begin with. */
export function needLine(row: NeedRow, edit: Edit = {}): NeedLine {
  const bought = edit.bought ?? row.bought;
  const supplier = edit.supplier ?? row.supplier_id;
  const price = edit.price ?? fenOf(row.buying_price);
  const [car] = row.cars;
  const line_id = car && row.cars.length === 1 ? car.line_id : null;
  const said = { part_id: row.part.part_id, bought, unit: row.unit, unit_factor: row.unit_factor, line_id };
  return {
    row,
    chosen: edit.chosen ?? row.reasons.includes('promised'),
    bought,
    supplier,
    price,
    request: {
      ...said,
      supplier_id: supplier ?? 0,
      buying_price: price,
      seen_coming: row.on_order + row.in_draft,
    },
    inquired: said,
  };
}

/** What the chosen rows still lack before they are ordered: each once, with the parts it is lacking of. */
export function lackingOf(t: TFunction, chosen: readonly NeedLine[]): Lack[] {
  const names = (lines: readonly NeedLine[]) =>
    lines.map(({ row }) => row.part.name).join(t('words:list_separator'));
  const without = chosen.filter(({ supplier }) => supplier === null);
  const empty = chosen.filter(({ bought }) => bought <= 0);
  return [
    ...(without.length > 0
      ? [{ says: t('purchasing:need.lack.supplier', { parts: names(without) }), at: 'need-rows' }]
      : []),
    ...(empty.length > 0
      ? [{ says: t('purchasing:need.lack.bought', { parts: names(empty) }), at: 'need-rows' }]
      : []),
  ];
}

/** What the chosen rows come to, each rounded to the fen as the order will be. */
export const totalOf = (chosen: readonly NeedLine[]): number =>
  chosen.reduce((sum, { bought, price }) => sum + timesQuantity(price, bought), 0);
