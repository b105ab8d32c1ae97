import { expect, it } from 'vitest';
import { qrPath } from './qrPath';

it('the dark modules of a row that touch are one rectangle, four modules from the edge', () => {
  expect(qrPath(['1101', '0000', '0010'])).toBe('M4 4h2v1h-2zM7 4h1v1h-1zM6 6h1v1h-1z');
  expect(qrPath([])).toBe('');
});
