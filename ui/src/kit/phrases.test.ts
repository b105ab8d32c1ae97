import { expect, it } from 'vitest';
import { withPhrase } from './phrases';

const found = [
  ['左前', '右后'],
  ['减震器', '轮胎'],
  ['漏油', '开裂'],
];
const told = [['已试车，正常', '已清洁']];
const tapped = (groups: readonly (readonly string[])[], ...phrases: string[]) =>
  phrases.reduce((typed, phrase) => withPhrase(typed, phrase, groups), '');

it('place, part and fault make one clause, and the next place begins another', () => {
  expect(tapped(found, '右后', '减震器', '漏油')).toBe('右后减震器漏油');
  expect(tapped(found, '右后', '减震器', '漏油', '开裂', '左前', '轮胎', '开裂')).toBe(
    '右后减震器漏油，开裂，左前轮胎开裂',
  );
});

it('in English there is a space between', () => {
  const groups = [['rear right'], ['shock absorber'], ['leaks oil', 'cracked']];
  expect(tapped(groups, 'rear right', 'shock absorber', 'leaks oil', 'cracked')).toBe(
    'rear right shock absorber leaks oil, cracked',
  );
});

it('sentences stand beside each other', () => {
  expect(tapped(told, '已试车，正常', '已清洁')).toBe('已试车，正常，已清洁');
});

it('what was typed stays, whatever it ends with', () => {
  expect(withPhrase('前杠', '开裂', found)).toBe('前杠开裂');
  expect(withPhrase('前杠', '左前', found)).toBe('前杠，左前');
  expect(withPhrase('查过了。', '左前', found)).toBe('查过了。左前');
  expect(withPhrase('查过了，', '已清洁', told)).toBe('查过了，已清洁');
  expect(withPhrase('第一行\n', '已清洁', told)).toBe('第一行\n已清洁');
  expect(withPhrase('OK', '已清洁', told)).toBe('OK，已清洁');
  expect(withPhrase('done. ', 'cleaned', [['cleaned']])).toBe('done. cleaned');
});
