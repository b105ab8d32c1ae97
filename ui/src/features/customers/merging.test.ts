import { expect, it } from 'vitest';
import { usuallyKept } from './merging';

const side = (visits: number) => ({
  id: visits + 1,
  version: 1,
  called: '张小芳',
  phone: '',
  about: '',
  owner: '',
  visits,
  since: '2026-03-02T00:30:00Z',
});

it('offers to keep who was here more often, and of two alike the older', () => {
  expect(usuallyKept({ one: side(3), other: side(1) })).toBe('one');
  expect(usuallyKept({ one: side(1), other: side(3) })).toBe('other');
  expect(usuallyKept({ one: side(2), other: side(2) })).toBe('one');
});
