import type { Action, Line, Visit } from '@bindings';
import { expect, it } from 'vitest';
import { dropOf } from './drop';

const line = (patch: Partial<Line>): Line =>
  ({ id: 1, kind: 'part', state: 'approved', settlement_id: null, ...patch }) as Line;
const visit = (droppable: boolean[], ...actions: Action[]): Visit =>
  ({
    actions: actions.map((action) => ({ action, yours: true })),
    jobs: droppable.map((_, place) => ({ id: 7 + place, line_id: 1, attempt: 1 + place })),
    job_offers: droppable.map((one, place) => ({ job_id: 7 + place, droppable: one, actions: [] })),
  }) as unknown as Visit;

it('an agreed part is withdrawn until it is billed', () => {
  const here = visit([], 'withdraw_line');
  expect(dropOf(here, line({}))?.way).toBe('withdraw_line');
  expect(dropOf(here, line({ kind: 'outside_work' }))?.way).toBe('withdraw_line');
  expect(dropOf(here, line({ settlement_id: 3 }))).toBeUndefined();
  expect(dropOf(here, line({ state: 'offered' }))).toBeUndefined();
  expect(dropOf(visit([]), line({}))).toBeUndefined();
});

it('work goes with its job, as the host says of the newest try', () => {
  const way = (...jobs: boolean[]) => dropOf(visit(jobs, 'withdraw_line'), line({ kind: 'labour' }))?.way;
  expect(way(true)).toBe('cancel_job');
  expect(way(false)).toBeUndefined();
  expect(way(true, false)).toBeUndefined();
  expect(way()).toBeUndefined();
});

it('whose it is, the job itself answers', () => {
  const here = visit([true]);
  expect(dropOf(here, line({ kind: 'labour' }))?.yours).toBe(false);
  here.job_offers[0]!.actions = [{ action: 'cancel', missing: null }];
  expect(dropOf(here, line({ kind: 'labour' }))?.yours).toBe(true);
});
