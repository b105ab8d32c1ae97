import { expect, it } from 'vitest';
import { base64Of } from './base64';

it('base64 of a file longer than one piece is that of the whole', () => {
  const bytes = Uint8Array.from({ length: 3 * 8192 * 2 + 5 }, (_, at) => (at * 7) % 256);
  expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  expect(base64Of(new Uint8Array())).toBe('');
});
