import type { PartsCar, PartsJob } from '@bindings';
import { expect, it } from 'vitest';
import { marksOf, piles } from './picking';

const job = (more: Partial<PartsJob> = {}): PartsJob => ({
  job_id: 1,
  name: '',
  state: 'waiting',
  pause_reason: null,
  waits_for_parts: false,
  since: null,
  technician_names: [],
  bay_name: null,
  ...more,
});
const car = (work_order_id: number, more: Partial<PartsCar> = {}): PartsCar => ({
  work_order_id,
  number: '',
  stage: 'in_repair',
  plate: null,
  plate_colour: 'blue',
  make: '',
  model: '',
  promised_at: null,
  waits_since: null,
  jobs: [job()],
  parts: [],
  ...more,
});

it('who waits for parts, who will need them, and who needs none any more', () => {
  const { waiting, ahead, done } = piles([
    car(1, { waits_since: '2026-03-02T01:00:00Z' }),
    car(2),
    car(3, { jobs: [] }),
    car(4),
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
