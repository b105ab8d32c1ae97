import type { CatalogueItem } from '@bindings';
import { expect, it } from 'vitest';
import { packageFields, savedPackage, withItem, withNamedPart } from './workPackage';

const labour = {
  id: { labour_operation: 4 },
  kind: 'labour',
  name: '更换机油机滤',
  unit: '工时',
  quantity: 1000,
};
const oil = { id: { part: 9 }, kind: 'part', name: '机油', unit: '升', quantity: 4000 };

it('an item comes in as much as it is usually sold, labour once', () => {
  const works = withItem(withItem([], labour as CatalogueItem), oil as CatalogueItem);
  expect(works.map(({ name, unit, quantity }) => [name, unit, quantity])).toEqual([
    ['更换机油机滤', '', 1000],
    ['机油', '升', 4000],
  ]);
});

it('a part that is only named is looked for by its name', () => {
  expect(withNamedPart([], '机油滤清器')).toEqual([
    { key: 0, item: null, kind: 'part', name: '机油滤清器', unit: '', quantity: 1000 },
  ]);
});

it('what is sent knows no places of rows, and is a new package without one before', () => {
  const fields = { ...packageFields(undefined), name: ' 小保养 ', works: withItem([], oil as CatalogueItem) };
  expect(savedPackage(fields, undefined, true)).toEqual({
    id: null,
    version: 0,
    code: '',
    name: '小保养',
    works: [{ item: { part: 9 }, kind: 'part', name: '机油', unit: '升', quantity: 4000 }],
    active: true,
  });
});
