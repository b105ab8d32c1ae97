import type { PartsCar, PartsRow } from '@bindings';
import { sameCode } from '../../kit/scanner';

/** The cars in the three piles of the parts counter, each in the order the host sent it. */
export function piles(cars: readonly PartsCar[]) {
  return {
    waiting: cars.filter((car) => car.pile === 'waiting'),
    ahead: cars.filter((car) => car.pile === 'ahead'),
    done: cars.filter((car) => car.pile === 'done'),
  };
}

/** What tells a part from its like: number, maker, specification. */
export const marksOf = ({
  code,
  brand,
  specification,
}: Pick<PartsRow, 'code' | 'brand' | 'specification'>): string[] =>
  [code, brand, specification].filter((mark) => mark !== '');

/** What stands on its box: its number in the price list or on the line, and the batches of it that lie there. */
const onBox = (row: PartsRow): string[] =>
  [
    row.stock?.part_code ?? '',
    row.code,
    ...(row.stock?.places.map((place) => place.batch_number) ?? []),
  ].filter((one) => one !== '');

const bears = (row: PartsRow, code: string): boolean => onBox(row).some((one) => sameCode(one, code));

/** The lines that still take the part of a code, in the order in which the cars are served. */
export const wantingCode = (cars: readonly PartsCar[], code: string): PartsRow[] =>
  cars.flatMap((car) => car.parts.filter((row) => row.may_issue && bears(row, code)));

/** Whether any line on the list is of that part, whatever it still takes. */
export const listsCode = (cars: readonly PartsCar[], code: string): boolean =>
  cars.some((car) => car.parts.some((row) => bears(row, code)));

/** The lines of parts that go by a number the page does not know: a maker's, or one of another brand. */
export const linesOf = (cars: readonly PartsCar[], parts: readonly number[]): PartsRow[] =>
  cars.flatMap((car) => car.parts.filter(({ part_id }) => part_id !== null && parts.includes(part_id)));

/** Of several lines that take what was scanned the one after the line it was scanned for last: the same code once more means the next car. */
export function nextOf(rows: readonly PartsRow[], last: number | undefined): PartsRow | undefined {
  const at = rows.findIndex((row) => row.line_id === last);
  return rows[at + 1] ?? rows[0];
}
