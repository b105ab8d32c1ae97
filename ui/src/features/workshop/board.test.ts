import type { JobRow, TechnicianLoad } from '@bindings';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setShopZone } from '../../i18n/time';
import { percentOf, spansOf, toneOf } from './board';

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
  symptom: '',
  note: 'n',
  rework_cause: '',
  refused_delivery_id: null,
  advisor_name: '',
  old_parts: 'take',
  wash_wanted: false,
  test_drive_allowed: true,
  belongings: '',
  own_part: false,
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
