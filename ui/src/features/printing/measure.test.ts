import { expect, it } from 'vitest';
import { inMillimetres, inTenths } from './measure';

it('a ruler is read to a tenth of a millimetre, and kept as whole tenths', () => {
  for (const [typed, tenths] of [
    [30, 300],
    [29.9, 299],
    [0.1, 1],
    [149.95, 1500],
  ] as const)
    expect(inTenths(typed)).toBe(tenths);
  expect(inTenths(null)).toBeUndefined();
  expect([300, 299, -12, 0].map(inMillimetres)).toEqual(['30.0', '29.9', '-1.2', '0.0']);
});
