import type { Line } from '@bindings';
import { expect, it } from 'vitest';
import { approveAll, requestOf, tallyOf, withAnswer } from './answers';

const brakes = { id: 1, amount: 30000 } as Line;
const tyres = { id: 2, amount: 120000 } as Line;
const oil = { id: 3, amount: 25000 } as Line;
const lines = [brakes, tyres, oil];

it('records what was answered, and leaves the rest waiting', () => {
  let answers = withAnswer({}, brakes, { approved: true });
  answers = withAnswer(answers, tyres, { approved: false });
  const tally = tallyOf(answers, lines);
  expect(tally.amount).toBe(30000);
  expect([tally.open, tally.reasonless]).toEqual([[oil], [tyres]]);

  answers = withAnswer(answers, tyres, { reason: ' 下次再换 ' });
  expect(tallyOf(answers, lines).reasonless).toEqual([]);
  expect(requestOf(answers, lines)).toEqual([
    { line_id: 1, approved: true, amount: 30000, reason: '' },
    { line_id: 2, approved: false, amount: 120000, reason: '下次再换' },
  ]);
});

it('one press says yes to all, and a reason typed before is not sent with a yes', () => {
  const declined = withAnswer({}, tyres, { approved: false, reason: '贵' });
  const all = requestOf(approveAll(declined, lines), lines);
  expect(all.map((answer) => [answer.approved, answer.reason])).toEqual([
    [true, ''],
    [true, ''],
    [true, ''],
  ]);
});
