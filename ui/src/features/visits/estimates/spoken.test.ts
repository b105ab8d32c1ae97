import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { visitIn } from '../../../../tests/visit';
import { confirmLacks, signedSpoken } from './spoken';

const t = ((key: string) => key) as unknown as TFunction;
const typed = { by_name: '李国强', means: 'signature' as const, paper: '', note: '' };
const where = (more: object, unsigned?: string) =>
  confirmLacks(t, { ...typed, ...more }, unsigned).map(({ at }) => at);

it('asks for what each means carries, and for nothing else', () => {
  expect(where({}, 'not signed')).toEqual(['signature']);
  expect(where({})).toEqual([]);
  expect(where({ means: 'paper', by_name: ' ' }, 'not signed')).toEqual(['by_name', 'paper']);
  expect(where({ means: 'message' })).toEqual(['call_note']);
  expect(where({ means: 'message', note: '微信 3 月 2 日：同意' })).toEqual([]);
});

it('the customer reads what they said yes to, line by line, and what it comes to', () => {
  const visit = visitIn('preparing');
  const first = visit.lines[0];
  if (!first) throw new Error('a line');
  const matter = signedSpoken(t, visit, { lines: [first.id], amount: 16_200 }, '李国强 ');
  expect(matter.rows).toMatchObject([{ text: first.name, fen: first.amount }]);
  expect([matter.signer, matter.sum?.fen]).toEqual(['李国强', 16_200]);
});
