import { expect, it } from 'vitest';
import { clockOfSeconds, grouped } from './pairing';

it('a code stands in two groups of four, and a fingerprint in sixteen', () => {
  expect(grouped('K7PM2XQ9', 4, '-')).toBe('K7PM-2XQ9');
  expect(grouped('0123456789ABCDEF'.repeat(4), 4, ' ').split(' ')).toHaveLength(16);
  expect(grouped('ABCDE', 4, ' ')).toBe('ABCD E');
  expect(grouped('', 4, '-')).toBe('');
});

it('what is left is said as a clock', () => {
  expect([600, 545, 9, 0].map(clockOfSeconds)).toEqual(['10:00', '9:05', '0:09', '0:00']);
});
