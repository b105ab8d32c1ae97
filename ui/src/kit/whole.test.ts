import type { KnownRows } from '@bindings';
import { expect, it } from 'vitest';
import { whole } from './whole';

it('a list in an order of its own compiles with every code, and with none missing', () => {
  expect(whole<KnownRows>()(['skip', 'update', 'new'])).toEqual(['skip', 'update', 'new']);
  // @ts-expect-error nobody could choose "new"
  whole<KnownRows>()(['skip', 'update']);
});
