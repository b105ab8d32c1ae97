import type { JobRow } from '@bindings';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setShopZone } from '../../i18n/time';
import { clockOf, isToday } from './work';

beforeEach(() => setShopZone(480));
afterEach(() => setShopZone(undefined));

const job = (job_id: number, more: Partial<JobRow> = {}): JobRow => ({
  job_id,
  version: 1,
  work_order_id: 1,
  work_order_number: '',
  stage: 'in_repair',
  plate: null,
  plate_colour: 'blue',
  make: '',
  model: '',
  name: '',
  code: '',
  labour_operation_id: null,
  hours: 100,
  state: 'waiting',
  attempt: 1,
  rework_id: null,
  technicians: [],
  parts_here: null,
  requests: [],
  clocks: [],
  bay_id: null,
  planned_start: null,
  planned_minutes: 60,
  pause_reason: null,
  since: null,
  promised_at: null,
  priority: 'normal',
  symptom: '',
  note: '',
  comeback_lines: 0,
  rework_cause: '',
  refused_delivery_id: null,
  advisor_name: '',
  old_parts: 'take',
  wash_wanted: false,
  test_drive_allowed: true,
  belongings: '',
  started_at: null,
  own_part: false,
  actions: [],
  ...more,
});

it('of a shared job everybody has the own clock', () => {
  const clock = (person_id: number) => ({ person_id, started_at: '2026-03-02T01:00:00Z' });
  const theirs = job(1, { state: 'running', clocks: [clock(4)] });
  const mine = job(2, { state: 'running', clocks: [clock(4), clock(7)] });
  expect(clockOf(mine, 7)).toEqual(clock(7));
  expect(clockOf(theirs, 7)).toBeUndefined();
  expect(clockOf(theirs, undefined)).toBeUndefined();
});

it('today is the shop’s, not the computer’s', () => {
  const now = Date.parse('2026-03-01T17:00:00Z');
  expect(isToday('2026-03-02T10:00:00Z', now)).toBe(true);
  expect(isToday('2026-03-01T10:00:00Z', now)).toBe(false);
});
