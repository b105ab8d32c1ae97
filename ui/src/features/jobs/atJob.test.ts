import { expect, it } from 'vitest';
import { isOwnPart, type JobAtHand, startsClock, verbsAt } from './atJob';

const job = (state: JobAtHand['state'], atWork: number[] = []): JobAtHand => ({
  id: 1,
  version: 1,
  name: '更换前刹车片',
  state,
  technicians: [
    { person_id: 3, share: 6000 },
    { person_id: 4, share: 4000 },
  ],
  atWork,
});
const technician = { person: 3, foreman: false };
const foreman = { person: 9, foreman: true };

it('offers what the state of the job and the own clock allow', () => {
  expect(verbsAt(job('waiting'), technician)).toEqual(['start']);
  expect(verbsAt(job('paused'), technician)).toEqual(['resume', 'finish']);
  expect(verbsAt(job('running', [3]), technician)).toEqual(['finish', 'pause']);
  expect(verbsAt(job('finished'), technician)).toEqual([]);
  expect(verbsAt(job('cancelled'), technician)).toEqual([]);
});

it('a job others are at is joined first; only a foreman stops their clocks', () => {
  expect(verbsAt(job('running', [4]), technician)).toEqual(['join']);
  expect(verbsAt(job('running', [4]), { ...technician, foreman: true })).toEqual(['join', 'finish', 'pause']);
  expect(verbsAt(job('running', [4]), foreman)).toEqual(['finish', 'pause']);
  expect(
    ['start', 'join', 'resume', 'finish', 'pause'].filter((verb) => startsClock(verb as 'start')),
  ).toEqual(['start', 'join', 'resume']);
});

it('who finishes while another is at it ends the own part', () => {
  expect(isOwnPart(job('running', [3, 4]), 3)).toBe(true);
  expect(isOwnPart(job('running', [3]), 3)).toBe(false);
  expect(isOwnPart(job('running', [4, 5]), 3)).toBe(false);
  expect(isOwnPart(job('running', []), undefined)).toBe(false);
});
