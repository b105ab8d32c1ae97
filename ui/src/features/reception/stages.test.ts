import type { QueueRow, Stage } from '@bindings';
import { expect, it } from 'vitest';
import { byStage, ofAdvisor } from './stages';

const car = (id: number, stage: Stage, more: Partial<QueueRow> = {}): QueueRow => ({
  work_order_id: id,
  number: `GD${id}`,
  stage,
  stage_since: '2026-03-02T01:00:00Z',
  vehicle_id: id,
  plate: null,
  plate_colour: 'blue',
  make: '',
  model: '',
  customer_name: '',
  customer_phone: '',
  advisor_id: 2,
  advisor_name: '',
  bay_id: null,
  repair_kind: 'repair',
  symptom: '',
  promised_at: null,
  priority: 'normal',
  checked_in_at: '2026-03-02T01:00:00Z',
  total: 0,
  offered_lines: 0,
  jobs_unfinished: 0,
  comeback_lines: 0,
  ...more,
});

it('the stages come in the order of a visit, the soonest promise first in each', () => {
  const groups = byStage([
    car(1, 'in_repair'),
    car(2, 'checked_in'),
    car(3, 'in_repair', { promised_at: '2026-03-02T09:00:00Z' }),
  ]);
  expect(groups.map(({ stage, cars }) => [stage, cars.map((one) => one.work_order_id)])).toEqual([
    ['checked_in', [2]],
    ['in_repair', [3, 1]],
  ]);
});

it('an advisor’s own cars are those of that advisor', () => {
  const cars = [car(1, 'in_repair'), car(2, 'in_repair', { advisor_id: 3 })];
  expect(ofAdvisor(cars, 3).map((one) => one.work_order_id)).toEqual([2]);
});
