import { expect, it } from 'vitest';
import { shortName } from './PeopleTiles';

it('says the given name, and the surname where a title ends several names', () => {
  const names = ['林晓燕', '李师傅', '陈师傅', 'Ann Lee Wong'];
  expect(names.map((name) => shortName(name, names))).toEqual(['晓燕', '李师', '陈师', 'AL']);
  expect(shortName('李师傅', ['李师傅'])).toBe('师傅');
});
