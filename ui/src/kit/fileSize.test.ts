import { expect, it } from 'vitest';
import { sizeOf } from './fileSize';

it('a file has a size a person can read', () => {
  expect(sizeOf(900)).toBe('900 B');
  expect(sizeOf(1536)).toBe('1.5 KB');
  expect(sizeOf(120 * 1024 * 1024)).toBe('120 MB');
});
