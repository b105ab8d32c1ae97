import type { CatalogueItem, ExpressKindRow, ItemId } from '@bindings';
import { describe, expect, it } from 'vitest';
import { blankOrder, gapsOf, kindTyped, linesOf, numbered, orderOf, withTimes } from './express';

const work: ItemId = { labour_operation: 3 };
const bulb: ItemId = { part: 3 };

const row = (id: number, active: boolean, items: ItemId[] = [work]): ExpressKindRow => ({
  kind: { id, name: `kind ${id}`, repair_kind: 'repair', express_items: items, active, version: 1 },
  items: [] as CatalogueItem[],
});
const rows = [row(7, true, [work, bulb]), row(8, true), row(9, false)];

describe('the number of a kind', () => {
  it('counts those that are offered, from one', () => {
    expect(numbered(rows).map(({ kind }) => kind.id)).toEqual([7, 8]);
    expect(kindTyped('1', rows)?.kind.id).toBe(7);
    expect(kindTyped('2', rows)?.kind.id).toBe(8);
  });
  it('takes the last digit, and nothing for a number nobody bears', () => {
    expect(kindTyped('12', rows)?.kind.id).toBe(8);
    expect(kindTyped('3', rows)).toBeUndefined();
    expect(kindTyped('0', rows)).toBeUndefined();
    expect(kindTyped('x', rows)).toBeUndefined();
  });
});

describe('the lines', () => {
  it('begin with each item of the kind once', () => {
    expect(linesOf(row(7, true, [work, bulb]))).toEqual([
      { item: work, times: 1 },
      { item: bulb, times: 1 },
    ]);
  });
  it('tell work from a part of the same number, and let one go at none', () => {
    const lines = [
      { item: work, times: 1 },
      { item: bulb, times: 1 },
    ];
    expect(withTimes(lines, bulb, 2)).toEqual([
      { item: work, times: 1 },
      { item: bulb, times: 2 },
    ]);
    expect(withTimes(lines, work, 0)).toEqual([{ item: bulb, times: 1 }]);
    expect(withTimes([], bulb, 1)).toEqual([{ item: bulb, times: 1 }]);
  });
});

describe('what is missing', () => {
  it('is named in the order of the fields', () => {
    expect(gapsOf(blankOrder)).toEqual(['plate', 'mileage_km', 'express_kind_id']);
    const typed = { ...blankOrder, plate: '粤B12345', mileage: 45_210, kind: 7 };
    expect(gapsOf(typed)).toEqual(['lines']);
    expect(gapsOf({ ...typed, lines: [{ item: work, times: 1 }] })).toEqual([]);
  });
});

describe('what is asked', () => {
  const typed = {
    ...blankOrder,
    plate: ' 粤B12345 ',
    mileage: 45_210,
    kind: 7,
    lines: linesOf(row(7, true)),
  };
  it('is paid at once, with cash as it lies on the counter', () => {
    const asked = orderOf(typed, 4, 3600, { means: 'cash', amount: 3600, tendered: 5000 });
    expect(asked.plate).toBe('粤B12345');
    expect(asked.parts).toEqual([{ means: 'cash', amount: 3600, tendered: 5000 }]);
    expect(asked.technician_id).toBe(4);
  });
  it('pays nothing where the till takes the money', () => {
    expect(orderOf(typed, 4, 3600, undefined).parts).toEqual([]);
  });
});
