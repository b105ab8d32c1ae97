import type { Line, SubstituteQuoted, Visit } from '@bindings';
import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { answerLacks, answerOf, type SaidToSubstitute, signedSubstitute, unsaid } from './substituteSaid';

const t = ((key: string) => key) as unknown as TFunction;
const drawn = { width: 600, height: 200, strokes: [] };
const quoted = (grade: SubstituteQuoted['grade']): SubstituteQuoted => ({
  line_id: 1,
  part_id: 2,
  name: '大灯总成',
  grade,
  unit_price: 90_000,
  amount: 90_000,
  is_asked: true,
  other_price: false,
  other_grade: true,
});
const lacks = (said: Partial<SaidToSubstitute>, by = '张小芳', grade: SubstituteQuoted['grade'] = null) =>
  answerLacks(t, quoted(grade), { ...unsaid, ...said }, by, 'unsigned').map(({ at }) => at);

it('an answer says who gave it, and a no why', () => {
  expect(lacks({})).toEqual(['substitute_answer']);
  expect(lacks({ approved: true }, ' ')).toEqual(['by_name']);
  expect(lacks({ approved: true })).toEqual([]);
  expect(lacks({ approved: false, declined: ' ' })).toEqual(['answer_reason']);
  expect(lacks({ approved: false, declined: '等原来的' })).toEqual([]);
});

it('what stands behind it is there', () => {
  expect(lacks({ approved: true, means: 'paper' })).toEqual(['paper']);
  expect(lacks({ approved: true, means: 'signature' })).toEqual(['signature']);
  expect(lacks({ approved: true, means: 'phone' }, '张小芳', 'repaired')).toEqual(['means']);
  expect(lacks({ approved: true, means: 'message' }, '张小芳', 'repaired')).toEqual([]);
});

it('only what belongs to the means is sent, with the amount that was read out', () => {
  const said: SaidToSubstitute = { ...unsaid, paper: 'WT-1', declined: '不要', means: 'signature' };
  expect(answerOf(said, '张小芳', 90_000, drawn)).toBeUndefined();
  expect(answerOf({ ...said, approved: true }, ' 张小芳 ', 90_000, drawn)).toEqual({
    approved: true,
    by_name: '张小芳',
    means: 'signature',
    signature: drawn,
    paper: '',
    amount: 90_000,
    reason: '',
  });
  const no = answerOf({ ...said, approved: false, means: 'paper' }, '张小芳', 90_000, drawn);
  expect([no?.signature, no?.paper, no?.reason]).toEqual([null, 'WT-1', '不要']);
});

it('a signature stands for both parts and the answer', () => {
  const visit = {
    vehicle: { plate: '粤B12345', plate_colour: 'blue', make: '', model: '' },
  } as unknown as Visit;
  const line = { name: '大灯', grade: null, amount: 90_000 } as unknown as Line;
  const matter = signedSubstitute(t, visit, line, quoted(null), false, '张小芳');
  expect(matter.rows.map(({ text, declined }) => [text, declined])).toEqual([
    ['大灯', undefined],
    ['大灯总成', true],
  ]);
  expect(JSON.stringify(matter)).not.toBe(
    JSON.stringify(signedSubstitute(t, visit, line, quoted(null), true, '张小芳')),
  );
});
