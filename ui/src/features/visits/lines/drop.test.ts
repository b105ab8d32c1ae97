import type { Action, Job, Line, Visit } from '@bindings';
import { expect, it } from 'vitest';
import { dropOf } from './drop';

const line = (patch: Partial<Line>): Line =>
  ({ id: 1, kind: 'part', state: 'approved', settlement_id: null, ...patch }) as Line;
const visit = (jobs: Partial<Job>[], ...actions: Action[]): Visit =>
  ({
    actions: actions.map((action) => ({ action, yours: true })),
    jobs: jobs.map((job) => ({ id: 7, line_id: 1, attempt: 1, rework_id: null, ...job })),
  }) as Visit;

it('an agreed part is withdrawn until it is billed', () => {
  const here = visit([], 'withdraw_line');
  expect(dropOf(here, line({}))?.way).toBe('withdraw_line');
  expect(dropOf(here, line({ kind: 'outside_work' }))?.way).toBe('withdraw_line');
  expect(dropOf(here, line({ settlement_id: 3 }))).toBeUndefined();
  expect(dropOf(here, line({ state: 'offered' }))).toBeUndefined();
  expect(dropOf(visit([]), line({}))).toBeUndefined();
});

it('work goes with its job, as long as that is not running, done, or a rework', () => {
  const labour = line({ kind: 'labour' });
  const way = (job: Partial<Job>) => dropOf(visit([job], 'withdraw_line', 'assign_jobs'), labour)?.way;
  expect(way({ state: 'waiting' })).toBe('cancel_job');
  expect(way({ state: 'paused' })).toBe('cancel_job');
  expect(way({ state: 'running' })).toBeUndefined();
  expect(way({ state: 'finished' })).toBeUndefined();
  expect(way({ state: 'waiting', rework_id: 2 })).toBeUndefined();
  expect(dropOf(visit([{ state: 'waiting' }], 'withdraw_line'), labour)).toBeUndefined();
});
