import type { Line } from '@bindings';
import { expect, it } from 'vitest';
import { approveAll, requestOf, tallyOf, withAnswer, withOthers } from './answers';

const brakes = { id: 1, amount: 30000 } as Line;
const tyres = { id: 2, amount: 120000 } as Line;
const oil = { id: 3, amount: 25000 } as Line;
const lines = [brakes, tyres, oil];

it('records what was answered, and leaves the rest waiting', () => {
  let answers = withAnswer({}, brakes, { approved: true });
  answers = withAnswer(answers, tyres, { approved: false });
  const tally = tallyOf(answers, lines);
  expect(tally.amount).toBe(30000);
  expect([tally.asked.open, tally.reasonless]).toEqual([1, [tyres]]);

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

it('counts and asks only what the customer pays; the rest is agreed to along with it', () => {
  // The maker pays the tyres.
  const asked = [brakes.id, oil.id];
  const answers = withOthers(withAnswer({}, brakes, { approved: true }), lines, asked);
  const tally = tallyOf(answers, lines, asked);
  expect(tally.asked).toEqual({ approved: 1, declined: 0, open: 1 });
  expect(tally.amount).toBe(30000);
  expect(tally.approved).toEqual([brakes, tyres]);
  expect(requestOf(answers, lines).map((answer) => answer.line_id)).toEqual([1, 2]);

  const no = withOthers(withAnswer({}, tyres, { approved: false }), lines, asked);
  expect(tallyOf(no, lines, asked).declined).toEqual([tyres]);
  expect(tallyOf(no, lines, asked).asked).toEqual({ approved: 0, declined: 0, open: 2 });
});
