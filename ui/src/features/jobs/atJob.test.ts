import type { JobRow } from '@bindings';
import { expect, it } from 'vitest';
import { jobOfRow, mayNow, verbsAt } from './atJob';

const busy = { code: 'already_running', params: { technician: '李强', job: '更换水泵' } } as const;
const job = jobOfRow({
  technicians: [],
  clocks: [],
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
