import { expect, it } from 'vitest';
import { clashing, differ, overlaid } from './merging';

const base = { name: '张', phone: '138', tags: ['a'] };

it('what only one side changed is no clash and both changes stand', () => {
  const mine = { ...base, name: '张小芳' };
  const theirs = { ...base, phone: '139', tags: ['a', 'b'] };
  expect(clashing(base, mine, theirs)).toEqual([]);
  expect(overlaid(base, mine, theirs)).toEqual({ name: '张小芳', phone: '139', tags: ['a', 'b'] });
});

it('both wrote the same: nothing to ask', () => {
  const both = { ...base, tags: ['c'] };
  expect(clashing(base, both, { ...both })).toEqual([]);
  expect(differ(both, { ...both, tags: ['c'] })).toBe(false);
});

it('both changed one field differently: it is named, and mine is kept until it is answered', () => {
  const mine = { ...base, phone: '137' };
  const theirs = { ...base, phone: '139' };
  expect(clashing(base, mine, theirs)).toEqual(['phone']);
  expect(overlaid(base, mine, theirs).phone).toBe('137');
});
