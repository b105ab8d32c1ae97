import type { PartsCar, PartsPile } from '@bindings';
import { expect, it } from 'vitest';
import { marksOf, piles } from './picking';

const car = (work_order_id: number, pile: PartsPile): PartsCar => ({
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
  parts: [],
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
  const part = { line_id: 1, work_order_id: 1, name: '机油', unit: 'L', quantity: 4_000 };
  expect(
    marksOf({ ...part, code: 'OIL-5W30', brand: '', specification: '5W-30', origin: 'stock', grade: null }),
  ).toEqual(['OIL-5W30', '5W-30']);
});
