import type { CatalogueFound, CatalogueItem } from '@bindings';
import { expect, it } from 'vitest';
import { meantOf } from './parts';

const item = (part: number, code: string) => ({ id: { part }, code }) as unknown as CatalogueItem;
const found = (items: CatalogueItem[], numbered: number[]): CatalogueFound => ({
  items,
  numbered,
  replaced: [],
  other_series: [],
});
const codes = (items: readonly CatalogueItem[]) => items.map(({ code }) => code);

it('a scanned box is the part that bears the number, before all that begin so', () => {
  const filter = item(1, 'JL-0012');
  const kit = item(2, '06A115561B');
  expect(codes(meantOf(found([kit, filter], [1, 2]), '06a115561b')), 'its own code').toEqual(['06A115561B']);
  expect(codes(meantOf(found([kit, filter], [1]), '06A 115 561 B')), 'another number').toEqual(['JL-0012']);
  expect(codes(meantOf(found([kit, filter], []), '机油滤'))).toEqual(['06A115561B', 'JL-0012']);
});
