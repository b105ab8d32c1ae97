import type { PartsCar, PartsPile, PartsRow } from '@bindings';
import { expect, it } from 'vitest';
import { linesOf, listsCode, marksOf, nextOf, piles, wantingCode } from './picking';

const row = (line_id: number, more: Partial<PartsRow> = {}): PartsRow => ({
  line_id,
  work_order_id: 1,
  code: 'OIL-5W30',
  name: '机油',
  brand: '',
  specification: '5W-30',
  unit: 'L',
  quantity: 4_500,
  origin: 'stock',
  grade: null,
  state: 'approved',
  part_id: 7,
  issued: 0,
  laid_at: null,
  wanted: 4_500,
  open: 4_500,
  to_take_back: 0,
  other_unit: false,
  may_issue: true,
  may_lay_ready: false,
  may_link: false,
  stock: null,
  ...more,
});

const car = (work_order_id: number, pile: PartsPile, parts: PartsRow[] = []): PartsCar => ({
  work_order_id,
  number: '',
  stage: 'in_repair',
  plate: null,
  plate_colour: 'blue',
  make: '',
  model: '',
  promised_at: null,
  pile,
  waits_since: null,
  jobs: [],
  parts,
  requests: [],
  may_issue_all: false,
});

it('each car lies in the pile the host put it on, in its order', () => {
  const { waiting, ahead, done } = piles([
    car(1, 'waiting'),
    car(2, 'ahead'),
    car(3, 'done'),
    car(4, 'ahead'),
  ]);
  expect([waiting, ahead, done].map((pile) => pile.map((one) => one.work_order_id))).toEqual([
    [1],
    [2, 4],
    [3],
  ]);
});

it('a part is told by what is written of it', () => {
  expect(marksOf(row(1))).toEqual(['OIL-5W30', '5W-30']);
});

it('a scanned box finds the lines that still take it, whoever wrote its number small', () => {
  const cars = [
    car(1, 'waiting', [row(1), row(2, { code: 'PAD' })]),
    car(2, 'ahead', [row(3, { may_issue: false, open: 0 }), row(4)]),
  ];
  expect(wantingCode(cars, 'oil-5w30').map((one) => one.line_id)).toEqual([1, 4]);
  expect(wantingCode(cars, 'WIPER')).toEqual([]);
  expect(listsCode([car(2, 'ahead', [row(3, { may_issue: false })])], 'OIL-5W30'), 'all of it went out').toBe(
    true,
  );
  expect(listsCode(cars, 'WIPER')).toBe(false);
});

it('a box is known by its batch, and by whatever number its part goes by', () => {
  const place = {
    bin_id: 1,
    bin_code: 'A1',
    batch_id: 3,
    batch_number: 'B-2611',
    expires_on: null,
    received_on: null,
    expired: false,
    quantity: 9_000,
  };
  const stock = {
    part_code: 'OIL-5W30',
    counted_in: 'L',
    bin_code: 'A1',
    places: [place],
    part_id: 7,
    on_hand: 9_000,
    free: 9_000,
    on_order: 0,
    expected_on: null,
  };
  const cars = [car(1, 'waiting', [row(1, { stock }), row(2, { part_id: 8 }), row(3, { part_id: null })])];
  expect(wantingCode(cars, 'b-2611').map((one) => one.line_id)).toEqual([1]);
  expect(linesOf(cars, [8]).map((one) => one.line_id)).toEqual([2]);
  expect(linesOf(cars, [])).toEqual([]);
});

it('the same code once more means the next car', () => {
  const rows = [row(1), row(4), row(9)];
  expect(nextOf(rows, undefined)?.line_id).toBe(1);
  expect(nextOf(rows, 1)?.line_id).toBe(4);
  expect(nextOf(rows, 9)?.line_id, 'from the first again').toBe(1);
  expect(nextOf(rows, 77)?.line_id, 'something else was picked').toBe(1);
  expect(nextOf([], 1)).toBeUndefined();
});
