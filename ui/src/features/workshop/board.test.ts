import type { JobRow, TechnicianLoad } from '@bindings';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setShopZone } from '../../i18n/time';
import { freeAt, handedTo, percentOf, ranked, spansOf, toneOf } from './board';

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
  begins_at: null,
  takes_minutes: 60,
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
const planned = (job_id: number, start: string, more: Partial<JobRow> = {}): JobRow =>
  job(job_id, { planned_start: start, begins_at: start, ...more });
const load = (jobs: JobRow[], minutes_today = 0, person_id = 3): TechnicianLoad => ({
  person_id,
  name: '',
  jobs,
  minutes_today,
});

it('a planned job stands at its time, an unplanned one after it and not before now', () => {
  const spans = spansOf(load([planned(1, '2026-03-02T01:00:00Z'), job(2), job(3)]), start, now);
  expect(spans.map(({ id, from, tentative }) => [id, from, tentative])).toEqual([
    [1, 540, false],
    [2, 630, true],
    [3, 690, true],
  ]);
});

it('what was not done yesterday waits today; what is for tomorrow does not stand in the way', () => {
  const jobs = [
    planned(1, '2026-03-01T01:00:00Z'),
    planned(2, '2026-03-03T01:00:00Z'),
    planned(3, '2026-03-01T01:00:00Z', { state: 'finished' }),
  ];
  expect(spansOf(load(jobs), start, now).map(({ id, from }) => [id, from])).toEqual([[1, 630]]);
});

it('where a block begins and how much room it takes is as the host says', () => {
  const done = planned(1, '2026-03-02T05:00:00Z', {
    state: 'finished',
    begins_at: '2026-03-02T02:00:00Z',
    takes_minutes: 45,
    since: '2026-03-02T02:45:00Z',
  });
  expect(spansOf(load([done]), start, now)[0]).toMatchObject({ from: 600, minutes: 45, tentative: false });
  expect(spansOf(load([job(1, { takes_minutes: 90 }), job(2)]), start, now).map(({ from }) => from)).toEqual([
    630, 720,
  ]);
});

it('before anybody is chosen a job of today begins now, not this morning', () => {
  expect(freeAt(undefined, start, now)).toBe(630);
});

it('a technician is free after all that is planned', () => {
  expect(freeAt(load([]), start, now)).toBe(630);
  expect(freeAt(load([planned(1, '2026-03-02T03:00:00Z')]), start, now)).toBe(720);
});

it('ranks by load and counts it against the day', () => {
  expect(ranked([load([], 300, 1), load([], 0, 2)]).map((one) => one.person_id)).toEqual([2, 1]);
  expect(percentOf(285, start, end)).toBe(50);
});

it('a job laid on another lane changes hands and keeps its bay and note', () => {
  expect(handedTo(job(1), 3, 7, start)).toMatchObject({
    technicians: [{ person_id: 7, share: 10_000 }],
    bay_id: 2,
    planned_start: start,
    planned_minutes: 60,
    note: 'n',
  });
});

it('of a shared job only the hand it was taken from changes', () => {
  const shared = job(1, {
    technicians: [
      { person_id: 3, share: 7000 },
      { person_id: 4, share: 3000 },
    ],
  });
  expect(handedTo(shared, 3, 7, start).technicians).toEqual([
    { person_id: 7, share: 7000 },
    { person_id: 4, share: 3000 },
  ]);
  // Laid on its own lane it changes its time and nothing else.
  expect(handedTo(shared, 3, 3, start).technicians).toEqual(shared.technicians);
  expect(handedTo(shared, 3, 4, start).technicians).toEqual([{ person_id: 4, share: 10_000 }]);
});

it('a waiting job past its promise is late, a finished one is done', () => {
  expect(toneOf(job(1, { promised_at: '2026-03-02T01:00:00Z' }), now)).toBe('late');
  const ready = { promised_at: '2026-03-02T01:00:00Z', stage: 'ready_for_delivery' } as const;
  expect(toneOf(job(1, ready), now)).toBe('plain');
  expect(toneOf(job(1, { promised_at: '2026-03-02T01:00:00Z', state: 'finished' }), now)).toBe('done');
});
