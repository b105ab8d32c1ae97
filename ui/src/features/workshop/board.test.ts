import type { JobRow, TechnicianLoad } from '@bindings';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setShopZone } from '../../i18n/time';
import { byCar, percentOf, planHeld, spansInBays, spansOf, toneOf } from './board';
import { beforeOf } from './laying';
import { weekOf, withSkill } from './workerForm';

beforeEach(() => setShopZone(480));
afterEach(() => setShopZone(undefined));

const start = '2026-03-02T00:30:00Z';
const end = '2026-03-02T10:00:00Z';
// 10:10 on the shop's wall.
const now = Date.parse('2026-03-02T02:10:00Z');

const job = (job_id: number, more: Partial<JobRow> = {}): JobRow => ({
  job_id,
  version: 1,
  work_order_id: 1,
  work_order_number: 'GD1',
  stage: 'in_repair',
  plate: null,
  plate_colour: 'blue',
  make: '',
  model: '',
  name: '',
  code: '',
  labour_operation_id: null,
  hours: 150,
  state: 'waiting',
  attempt: 1,
  rework_id: null,
  technicians: [{ person_id: 3, share: 10_000 }],
  clocks: [],
  bay_id: 2,
  planned_start: null,
  planned_minutes: 60,
  started_at: null,
  pause_reason: null,
  since: null,
  promised_at: null,
  priority: 'normal',
  symptom: '',
  note: 'n',
  comeback_lines: 0,
  rework_cause: '',
  refused_delivery_id: null,
  advisor_name: '',
  old_parts: 'take',
  wash_wanted: false,
  test_drive_allowed: true,
  belongings: '',
  own_part: false,
  parts_here: null,
  requests: [],
  actions: [],
  ...more,
});
it('a job is drawn where the host laid it, in the lane of whoever it lies with', () => {
  const load: TechnicianLoad = {
    person_id: 3,
    name: '',
    jobs: [job(1), job(2), job(3)],
    placed: [
      { job_id: 2, begins_at: '2026-03-02T02:30:00Z', minutes: 45, tentative: true },
      { job_id: 1, begins_at: '2026-03-02T01:00:00Z', minutes: 60, tentative: false },
    ],
    free_at: '2026-03-02T03:30:00Z',
    minutes_today: 105,
    away: [],
  };
  expect(
    spansOf(load).map(({ id, lane, from, minutes, tentative }) => [id, lane, from, minutes, tentative]),
  ).toEqual([
    [2, 3, 630, 45, true],
    [1, 3, 540, 60, false],
  ]);
});

it('counts a load against the day', () => {
  expect(percentOf(285, start, end)).toBe(50);
});

it('a waiting job past its promise is late, a finished one is done', () => {
  expect(toneOf(job(1, { promised_at: '2026-03-02T01:00:00Z' }), now)).toBe('late');
  const ready = { promised_at: '2026-03-02T01:00:00Z', stage: 'ready_for_delivery' } as const;
  expect(toneOf(job(1, ready), now)).toBe('plain');
  expect(toneOf(job(1, { promised_at: '2026-03-02T01:00:00Z', state: 'finished' }), now)).toBe('done');
});

it('a bay holds what is done in it, also what nobody has yet', () => {
  const mine = {
    person_id: 3,
    name: '',
    jobs: [job(1)],
    placed: [],
    free_at: start,
    minutes_today: 0,
    away: [],
  };
  const placed = [1, 2, 9].map((job_id) => ({ job_id, begins_at: start, minutes: 60, tentative: false }));
  const board = {
    technicians: [mine],
    bays: [{ bay_id: 2, name: '', placed }],
    day_starts_at: start,
    day_ends_at: end,
    free_at: start,
    least_busy_first: [3],
  };
  expect(spansInBays(board, [job(2, { technicians: [] })]).map(({ id, lane }) => [id, lane])).toEqual([
    [1, 2],
    [2, 2],
  ]);
});

it('jobs wait car by car, in the order in which they come', () => {
  const cars = byCar([job(1), job(2, { work_order_id: 7 }), job(3)]);
  expect(cars.map((car) => car.jobs.map((one) => one.job_id))).toEqual([[1, 3], [2]]);
});

it('the host is asked who would do it: on a lane whoever it is of, in a bay whoever has it', () => {
  const shared = job(1, {
    technicians: [
      { person_id: 3, share: 5000 },
      { person_id: 4, share: 5000 },
    ],
  });
  const of = (view: 'technicians' | 'bays', lane: number, from?: number) =>
    planHeld(view, [shared], lane, start, from);
  expect(of('technicians', 5, 3)).toMatchObject({ job_ids: [1], technicians: [4, 5], bay_id: null });
  expect(of('technicians', 4, 3)).toMatchObject({ technicians: [4] });
  expect(of('bays', 2)).toMatchObject({ technicians: [3, 4], bay_id: 2 });
});

it('what is undone goes back to how it was planned, at the version it has since', () => {
  expect(beforeOf(job(1, { technicians: [], planned_minutes: 0 }), { version: 9 })).toEqual({
    job_id: 1,
    version: 9,
    technicians: [],
    bay_id: 2,
    planned_start: null,
    planned_minutes: 0,
  });
});

it('a trade is known at one level or not at all, and a week begins as the shop is open', () => {
  const paints = withSkill([], 'paint', 'junior');
  expect(withSkill(paints, 'paint', 'master')).toEqual([{ trade: 'paint', level: 'master' }]);
  expect(withSkill(paints, 'paint', null)).toEqual([]);
  expect(weekOf(510, 1080, [7]).map((one) => one.weekday)).toEqual([1, 2, 3, 4, 5, 6]);
});
