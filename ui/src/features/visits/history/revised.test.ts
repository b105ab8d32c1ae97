import type { Estimate, Visit } from '@bindings';
import { expect, it } from 'vitest';
import { saidOf } from './revised';

const estimate = (revision: number) =>
  ({
    id: revision,
    number: `BJ${revision}`,
    revision,
    total: 15_000,
    lines: [{ name: '制动液' }, { name: '陶瓷制动片' }],
  }) as Estimate;

const visit = (more: object = {}) =>
  ({
    revisions: [
      { estimate_id: 1, revision: 1, added: [], replaced: [], sum_before: 0, sum_after: 58_000 },
      {
        estimate_id: 2,
        revision: 2,
        added: [{ name: '制动液' }],
        replaced: [{ name: '陶瓷制动片', name_before: '前制动片' }],
        sum_before: 58_000,
        sum_after: 64_500,
        ...more,
      },
    ],
  }) as unknown as Visit;

it('tells of the first estimate what it offers, and of each after it what it changed', () => {
  expect(saidOf(visit(), estimate(1))).toMatchObject({ sentence: 'estimate', note: '制动液 · 陶瓷制动片' });
  expect(saidOf(visit(), estimate(2))).toMatchObject({
    sentence: 'revised',
    values: { before: 58_000, after: 64_500 },
    note: '+ 制动液 · 前制动片 → 陶瓷制动片',
  });
});

it('names the lines of one that offers them once more as they stood', () => {
  expect(saidOf(visit({ added: [], replaced: [] }), estimate(2)).note).toBe('制动液 · 陶瓷制动片');
});
