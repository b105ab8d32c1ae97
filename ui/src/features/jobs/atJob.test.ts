import type { JobRow } from '@bindings';
import { expect, it } from 'vitest';
import { jobOfRow, leftToTheVisit, mayNow, standingOf, verbsAt } from './atJob';

const busy = { code: 'already_running', params: { technician: '李强', job: '更换水泵' } } as const;
const job = jobOfRow({
  technicians: [],
  clocks: [],
  requests: [],
  actions: [
    { action: 'start', missing: busy },
    { action: 'assign', missing: null },
    { action: 'cancel', missing: null },
  ],
} as unknown as JobRow);

it('draws the buttons at the car, and what each still lacks', () => {
  expect(verbsAt(job)).toEqual([{ action: 'start', missing: busy }]);
  expect([mayNow(job, 'start'), mayNow(job, 'assign'), mayNow(job, 'finish')]).toEqual([false, true, false]);
});

it("stops nobody else's clock on the own list, whoever else one is", () => {
  const running = { ...job, state: 'running' as const, atWork: [4] };
  expect(leftToTheVisit(running, 4)).toEqual([]);
  expect(leftToTheVisit(running, 5)).toEqual(['finish', 'pause']);
  expect(leftToTheVisit({ ...running, state: 'paused' }, 4)).toEqual(['finish']);
});

it('a job that others are at is still to be joined by those who share it', () => {
  const theirs = { ...job, state: 'running' as const, atWork: [4] };
  expect([standingOf(theirs, 7), standingOf({ ...theirs, atWork: [4, 7] }, 7)]).toEqual(['others', 'mine']);
  expect(standingOf({ ...theirs, state: 'paused', atWork: [] }, 7)).toBe('paused');
});
