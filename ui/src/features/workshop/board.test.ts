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
const load = (jobs: JobRow[], minutes_today = 0, person_id = 3): TechnicianLoad => ({
  person_id,
  name: '',
  jobs,
  minutes_today,
});

it('a planned job stands at its time, an unplanned one after it and not before now', () => {
  const spans = spansOf(
    load([job(1, { planned_start: '2026-03-02T01:00:00Z' }), job(2), job(3)]),
    start,
    now,
  );
  expect(spans.map(({ id, from, tentative }) => [id, from, tentative])).toEqual([
    [1, 540, false],
    [2, 630, true],
    [3, 690, true],
  ]);
});

it('what was not done yesterday waits today; what is for tomorrow does not stand in the way', () => {
  const jobs = [
    job(1, { planned_start: '2026-03-01T01:00:00Z' }),
    job(2, { planned_start: '2026-03-03T01:00:00Z' }),
    job(3, { planned_start: '2026-03-01T01:00:00Z', state: 'finished' }),
  ];
  expect(spansOf(load(jobs), start, now).map(({ id, from }) => [id, from])).toEqual([[1, 630]]);
});

it('what ended before its plan gives the room back', () => {
  const done = job(1, {
    state: 'finished',
    planned_start: '2026-03-02T01:00:00Z',
    planned_minutes: 120,
    since: '2026-03-02T01:45:00Z',
  });
  expect(spansOf(load([done]), start, now)[0]).toMatchObject({ from: 540, minutes: 45 });
  const long = { ...done, since: '2026-03-02T06:00:00Z' };
  expect(spansOf(load([long]), start, now)[0]?.minutes).toBe(120);
});

it('a job begun before its time stands where it began', () => {
  const early = job(1, {
    state: 'running',
    planned_start: '2026-03-02T05:00:00Z',
    since: '2026-03-02T02:00:00Z',
  });
  expect(spansOf(load([early]), start, now)[0]?.from).toBe(600);
});

it('before anybody is chosen a job of today begins now, not this morning', () => {
  expect(freeAt(undefined, start, now)).toBe(630);
});

it('a technician is free after all that is planned', () => {
  expect(freeAt(load([]), start, now)).toBe(630);
  expect(freeAt(load([job(1, { planned_start: '2026-03-02T03:00:00Z' })]), start, now)).toBe(720);
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
  expect(toneOf(job(1, { promised_at: '2026-03-02T01:00:00Z', state: 'finished' }), now)).toBe('done');
});
