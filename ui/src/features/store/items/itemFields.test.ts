import type { PartPage } from '@bindings';
import { expect, it } from 'vitest';
import { fieldsOf, newFields, savedPart } from './itemFields';

const page = (cost: number | null = 3200) =>
  ({
    item: {
      id: { part: 7 },
      version: 3,
      code: 'JL-0012',
      name: '机油滤清器',
      brand: '箭冠',
      specification: '',
      unit: '个',
      grade: 'equivalent',
      warranty: null,
      unit_price: 6800,
      cost,
      stock: {
        stocked: true,
        supplier_id: 2,
        bin_id: 4,
        minimum: 5000,
        reorder_point: 8000,
        maximum: 0,
        shelf_life_days: 0,
        abc: 'a',
        tax_rate: null,
        fits: ['翼虎'],
        picture: 'abc',
        replaced_by: null,
      },
    },
    numbers: [{ number_kind: 'maker', part_number: '06A 115 561 B', number_brand: '' }],
    units: [{ unit: '箱', factor: 12000 }],
  }) as unknown as PartPage;

it('sends back what it was given, and no price', () => {
  const sent = savedPart(fieldsOf(page()), page(), true);
  expect(sent).toMatchObject({ id: 7, version: 3, cost: 3200, unit_price: null, active: true });
  expect(sent.stock).toEqual(page().item.stock);
  expect(sent.numbers).toEqual(page().numbers);
  expect(sent.units).toEqual(page().units);
});

it('says in which unit the limits are typed, where it is not the counted one', () => {
  expect(savedPart(fieldsOf(page()), page(), true, '箱').limits_in).toBe('箱');
  expect('limits_in' in savedPart(fieldsOf(page()), page(), true)).toBe(false);
});

it('sends no cost that was not told', () => {
  expect(savedPart(fieldsOf(page(null)), page(null), true).cost).toBeNull();
});

it('sends a new part with its price, and without the rows nobody filled in', () => {
  const fields = {
    ...newFields,
    name: '机油',
    unit_price: 7500,
    numbers: [{ number_kind: 'own' as const, part_number: ' ', number_brand: '' }],
    units: [
      { unit: '', factor: 0 },
      { unit: '桶', factor: 200_000 },
    ],
  };
  const sent = savedPart(fields, undefined, true);
  expect(sent).toMatchObject({ id: null, version: 0, unit_price: 7500, cost: 0 });
  expect(sent.numbers).toEqual([]);
  expect(sent.units).toEqual([{ unit: '桶', factor: 200_000 }]);
});
