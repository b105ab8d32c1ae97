import { expect, it } from 'vitest';
import vectors from '../../../tests/vectors.json';
import { assignmentOf, sharedEqually, sharesFit, standardMinutes, withShare, withShareAndRest } from './plan';

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
  expect(sharesFit([])).toBe(true);
});

it('a part that is set alone leaves the others to be set', () => {
  expect(withShare(sharedEqually([1, 2]), 1, 6000).map(({ share }) => share)).toEqual([6000, 5000]);
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
