import type { KnownRows } from '@bindings';
import { expect, it } from 'vitest';
import { whole } from './whole';

it('a list in an order of its own compiles with every code, and with none missing', () => {
  const all = ['skip', 'update', 'update_only', 'new'] as const;
  expect(whole<KnownRows>()(['skip', 'update', 'update_only', 'new'])).toEqual(all);
  // @ts-expect-error nobody could choose "new"
  whole<KnownRows>()(['skip', 'update', 'update_only']);
});
