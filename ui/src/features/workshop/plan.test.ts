import type { JobShare } from '@bindings';
import i18next from 'i18next';
import { expect, it } from 'vitest';
import vectors from '../../../tests/vectors.json';
import {
  assignmentOf,
  isChanged,
  lacksOf,
  minutesOf,
  planOf,
  sharedEqually,
  sharesFit,
  standardMinutes,
  withShareAndRest,
} from './plan';

it('shares always make the whole', () => {
  expect(sharedEqually([1, 2, 3]).map(({ share }) => share)).toEqual([3334, 3333, 3333]);
});

it('of two who share, the other takes what is left; of three nobody’s part is guessed', () => {
  const parts = (people: number[], share: number) =>
    withShareAndRest(sharedEqually(people), 1, share).map((one) => one.share);
  expect(parts([1, 2], 7000)).toEqual([7000, 3000]);
  expect(parts([1, 2], 10_000)).toEqual([10_000, 0]);
  expect(parts([1, 2, 3], 5000)).toEqual([5000, 3333, 3333]);
});

it('shares a job and reckons its minutes as the host does', () => {
  for (const { people, shares } of vectors.shared_equally) expect(sharedEqually(people)).toEqual(shares);
  for (const { hours, minutes } of vectors.standard_minutes) expect(standardMinutes(hours)).toBe(minutes);
  for (const { planned_minutes, hours, minutes } of vectors.planned_lengths)
    expect(minutesOf({ planned_minutes }, hours)).toBe(minutes);
  expect(sharesFit([])).toBe(true);
});

const job = { technicians: [], bay_id: null, planned_start: null, planned_minutes: 0, note: '' };

it('without a plan the standard hours are the minutes planned at first, and never nothing', () => {
  expect(planOf(job, 150).planned_minutes).toBe(90);
  expect(planOf({ ...job, planned_minutes: 45 }, 150).planned_minutes).toBe(45);
  expect([minutesOf(job, 10), minutesOf(job, 0)]).toEqual([30, 30]);
});

it('knows what waits to be saved', () => {
  expect(isChanged({ ...job, planned_minutes: 90 }, planOf({ ...job, planned_minutes: 90 }, 0))).toBe(false);
  expect(isChanged(job, { ...planOf(job, 0), technicians: sharedEqually([3]) })).toBe(true);
});

it('a plan lacks somebody, or shares that make the whole', () => {
  const lacks = (technicians: JobShare[]) => lacksOf(i18next.t, { technicians }).map(({ at }) => at);
  expect(lacks([])).toEqual(['technicians']);
  expect(lacks(withShareAndRest(sharedEqually([1, 2, 3]), 1, 5000))).toEqual(['shares']);
  expect(lacks(sharedEqually([1, 2, 3]))).toEqual([]);
});

it('asks the host for what was planned, without the blanks around the note', () => {
  const technicians = sharedEqually([3]);
  const plan = { technicians, bay_id: 2, planned_start: null, planned_minutes: null, note: ' 小心漆面 ' };
  expect(assignmentOf({ id: 9, version: 4 }, plan)).toEqual({
    job_id: 9,
    version: 4,
    technicians,
    bay_id: 2,
    planned_start: null,
    planned_minutes: 0,
    note: '小心漆面',
  });
  expect([standardMinutes(150), standardMinutes(0), standardMinutes(33)]).toEqual([90, 0, 20]);
});
