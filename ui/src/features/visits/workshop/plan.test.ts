import type { Job } from '@bindings';
import { expect, it } from 'vitest';
import { sharesFit, withShare } from '../../workshop/plan';
import { isChanged, planOf, sharedInPercents } from './plan';

const job = {
  id: 1,
  technicians: [],
  bay_id: null,
  planned_start: null,
  planned_minutes: 0,
  note: '',
  version: 1,
} as unknown as Job;

it('several technicians share the whole, whatever does not divide', () => {
  const shares = sharedInPercents([3, 5, 8]);
  expect(shares.map((one) => one.share)).toEqual([3400, 3300, 3300]);
  expect(sharesFit(shares)).toBe(true);
  expect(sharesFit(withShare(shares, 5, 4000))).toBe(false);
  expect(sharedInPercents([3])).toEqual([{ person_id: 3, share: 10000 }]);
  expect(sharedInPercents([])).toEqual([]);
});

it('the standard hours are the minutes planned at first', () => {
  expect(planOf(job, 150).planned_minutes).toBe(90);
  expect(planOf({ ...job, planned_minutes: 45 }, 150).planned_minutes).toBe(45);
});

it('knows what waits to be saved', () => {
  expect(isChanged({ ...job, planned_minutes: 90 }, planOf({ ...job, planned_minutes: 90 }, 0))).toBe(false);
  expect(isChanged(job, { ...planOf(job, 0), technicians: sharedInPercents([3]) })).toBe(true);
});
