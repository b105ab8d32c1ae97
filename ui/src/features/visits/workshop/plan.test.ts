import type { Job } from '@bindings';
import { expect, it } from 'vitest';
import { sharedEqually } from '../../workshop/plan';
import { isChanged, planOf } from './plan';

const job = {
  id: 1,
  technicians: [],
  bay_id: null,
  planned_start: null,
  planned_minutes: 0,
  note: '',
  version: 1,
} as unknown as Job;

it('the standard hours are the minutes planned at first', () => {
  expect(planOf(job, 150).planned_minutes).toBe(90);
  expect(planOf({ ...job, planned_minutes: 45 }, 150).planned_minutes).toBe(45);
});

it('knows what waits to be saved', () => {
  expect(isChanged({ ...job, planned_minutes: 90 }, planOf({ ...job, planned_minutes: 90 }, 0))).toBe(false);
  expect(isChanged(job, { ...planOf(job, 0), technicians: sharedEqually([3]) })).toBe(true);
});
