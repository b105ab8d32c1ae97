import type { ImportRow } from '@bindings';
import { expect, it } from 'vitest';
import { chosenRows, keyOf, mappedTo, warningCounts } from './columns';
import { isTableFile, tooLarge } from './fileContent';

it('knows a table by its name', () => {
  expect(['客户.CSV', 'a.xls', 'b.xlsx'].every(isTableFile)).toBe(true);
  expect(isTableFile('photo.jpg')).toBe(false);
});

it('says how large a file is before it is sent', () => {
  expect(tooLarge(20 * 2 ** 20)).toBeUndefined();
  expect(tooLarge(20 * 2 ** 20 + 1)).toEqual({ megabytes: 21, limit: 20 });
});

it('a field has one column: giving it to another takes it from the first', () => {
  expect(mappedTo(['name', null, 'phone'], 1, 'phone')).toEqual(['name', 'phone', null]);
  expect(mappedTo(['name', null, null], 0, null)).toEqual([null, null, null]);
  expect(mappedTo(['left_out', null], 1, 'left_out')).toEqual(['left_out', 'left_out']);
});

const warning = (code: string, field: string) => ({ code, field, value: '', suggestion: '' });
const rows: ImportRow[] = [
  {
    number: 2,
    cells: ['张小芳', '1'],
    warnings: [warning('unusual', 'phone'), warning('unusual', 'phone')],
  },
  { number: 3, cells: ['李强', 'aaa'], warnings: [warning('unusual', 'phone'), warning('twice', 'plate')] },
  { number: 12, cells: ['Chan'], warnings: [] },
];

it('counts rows per kind of warning, a row once', () => {
  expect(warningCounts(rows)).toEqual([
    { code: 'unusual', field: 'phone', rows: 2 },
    { code: 'twice', field: 'plate', rows: 1 },
  ]);
});

it('rows are chosen by kind, by text and by their number', () => {
  const numbers = (kind: string | undefined, text: string) =>
    chosenRows(rows, kind, text).map((row) => row.number);
  expect(numbers(undefined, '')).toEqual([2, 3, 12]);
  expect(numbers(keyOf({ code: 'twice', field: 'plate' }), '')).toEqual([3]);
  expect(numbers(undefined, 'AAA')).toEqual([3]);
  expect(numbers(undefined, '2')).toEqual([2]);
});
