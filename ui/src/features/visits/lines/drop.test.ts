import type { Action, Line, LineDrop, Visit } from '@bindings';
import { expect, it } from 'vitest';
import { dropOf } from './drop';

const line = { id: 1 } as Line;
const visit = (line_drops: LineDrop[], ...yours: Action[]): Visit =>
  ({
    line_drops,
    actions: [{ action: 'withdraw_line', yours: yours.includes('withdraw_line') }],
    jobs: [7, 8].map((id) => ({ id, line_id: 1 })),
    job_offers: [7, 8].map((job_id) => ({ job_id, actions: [] })),
  }) as unknown as Visit;

it('a line the host names no way for cannot be dropped', () => {
  expect(dropOf(visit([], 'withdraw_line'), line)).toBeUndefined();
  expect(dropOf(visit([{ line_id: 2, way: 'withdraw_line' }]), line)).toBeUndefined();
});

it('a part is withdrawn by who may withdraw one', () => {
  const drops: LineDrop[] = [{ line_id: 1, way: 'withdraw_line' }];
  expect(dropOf(visit(drops, 'withdraw_line'), line)).toEqual({ way: 'withdraw_line', yours: true });
  expect(dropOf(visit(drops), line)).toEqual({ way: 'withdraw_line', yours: false });
});

it('work goes with the job the host names, and whose it is, that job answers', () => {
  const here = visit([{ line_id: 1, way: 'cancel_job', job_id: 8 }], 'withdraw_line');
  expect(dropOf(here, line)).toEqual({ way: 'cancel_job', job: { id: 8, line_id: 1 }, yours: false });
  here.job_offers[1]!.actions = [{ action: 'cancel', missing: null }];
  expect(dropOf(here, line)?.yours).toBe(true);
});
