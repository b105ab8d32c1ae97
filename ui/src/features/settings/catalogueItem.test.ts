import type { CatalogueItem } from '@bindings';
import { expect, it } from 'vitest';
import { itemFields, kindsOf, newItem, savedItem, withKind } from './catalogueItem';

it('labour keeps its hours, a part its quantity', () => {
  const labour = { ...newItem, name: ' 更换机油 ', hours: 50, quantity: 3000 };
  expect(savedItem(labour, undefined, true)).toMatchObject({
    id: null,
    version: 0,
    name: '更换机油',
    hours: 50,
    quantity: 1000,
  });
  expect(savedItem({ ...labour, kind: 'part' }, undefined, true)).toMatchObject({ hours: 0, quantity: 3000 });
});

it('an item changed is the same item, against the version that was looked at', () => {
  const item = {
    id: { labour_operation: 4 },
    version: 3,
    active: true,
    initials: 'ghjy',
    ...newItem,
  } as CatalogueItem;
  expect(savedItem({ ...itemFields(item), cost: 5 }, item, false)).toMatchObject({
    id: { labour_operation: 4 },
    version: 3,
    cost: 5,
    active: false,
  });
});

it('the hour rate is the price of labour and of nothing else', () => {
  const labour = withKind(newItem, 'labour', 12000);
  expect(labour.unit_price).toBe(12000);
  expect(withKind(labour, 'part', 12000)).toMatchObject({ kind: 'part', unit_price: 0 });
  expect(withKind({ ...labour, unit_price: 9900 }, 'part', 12000).unit_price).toBe(9900);
});

it('a part stays a part, and an operation becomes one of the other kinds of work', () => {
  expect(kindsOf({ kind: 'part' } as CatalogueItem)).toEqual(['part']);
  expect(kindsOf({ kind: 'towing' } as CatalogueItem)).not.toContain('part');
  expect(kindsOf({ kind: 'towing' } as CatalogueItem)).toContain('labour');
  expect(kindsOf(undefined)).toContain('part');
});
