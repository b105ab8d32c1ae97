import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isCut } from './cut';

// The host's own test reads the same.
const pictures = readFileSync(
  join(import.meta.dirname, '../../../../src-tauri/crates/pictures/tests/ends.txt'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => {
    const [ends, name, hex = ''] = line.split('\t');
    return {
      ends,
      name,
      bytes: Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)),
    };
  });

it('a picture that broke off is known from one that came to its end', () => {
  expect(pictures.length).toBeGreaterThanOrEqual(20);
  for (const { ends, name, bytes } of pictures) expect(isCut(bytes), name).toBe(ends === 'cut');
});

it('wherever it broke off', () => {
  for (const { name, bytes } of pictures.filter(({ ends }) => ends === 'whole'))
    for (let left = 4; left < bytes.length; left++)
      expect(isCut(bytes.subarray(0, left)), `${left} bytes of ${name}`).toBe(true);
});

it('of what only the host or this browser knows, nothing is said', () => {
  expect(isCut(new TextEncoder().encode('\0\0\0\x18ftypheic'))).toBe(false);
  expect(isCut(new Uint8Array())).toBe(false);
});
