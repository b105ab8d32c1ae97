import type { WorkPackage } from '@bindings';
import { expect, it } from 'vitest';
import { isMeant } from './packageMeant';

const known = { code: 'XM01', name: '小保养', initials: 'xby' } as WorkPackage;

it('a package is found by its name, its code and its initials', () => {
  expect(isMeant(known, '保养')).toBe(true);
  expect(isMeant(known, 'xm01')).toBe(true);
  expect(isMeant(known, ' XBY')).toBe(true);
  expect(isMeant(known, '制动')).toBe(false);
});
