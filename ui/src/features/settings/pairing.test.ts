import { expect, it } from 'vitest';
import { clockOfSeconds, grouped, qrPath } from './pairing';

it('a code stands in two groups of four, and a fingerprint in sixteen', () => {
  expect(grouped('K7PM2XQ9', 4, '-')).toBe('K7PM-2XQ9');
  expect(grouped('0123456789ABCDEF'.repeat(4), 4, ' ').split(' ')).toHaveLength(16);
  expect(grouped('ABCDE', 4, ' ')).toBe('ABCD E');
  expect(grouped('', 4, '-')).toBe('');
});

it('what is left is said as a clock', () => {
  expect([600, 545, 9, 0].map(clockOfSeconds)).toEqual(['10:00', '9:05', '0:09', '0:00']);
});

it('the dark modules of a row that touch are one rectangle, four modules from the edge', () => {
  expect(qrPath(['1101', '0000', '0010'])).toBe('M4 4h2v1h-2zM7 4h1v1h-1zM6 6h1v1h-1z');
  expect(qrPath([])).toBe('');
});
