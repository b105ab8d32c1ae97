import type { CarLacking, NeedRow } from '@bindings';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { lackingOf, needLine, totalOf } from './needLines';

const car: CarLacking = {
  line_id: 9,
  lacks: 1000,
  work_order_id: 4,
  order_number: 'GD20260302001',
  plate: '粤B12345',
  plate_colour: 'blue',
  promised_at: null,
};

const row = (more: Partial<NeedRow>): NeedRow => ({
  part: {
    part_id: 3,
    code: 'BP-9',
    name: '前制动片',
    brand: '',
    specification: '',
    counted_in: '个',
    active: true,
  },
  reasons: ['use'],
  there: 0,
  reserved: 0,
  on_order: 1000,
  in_draft: 500,
  expected_on: null,
  minimum: 0,
  point: 2000,
  used: 0,
  short: 0,
  quantity: 2000,
  bought: 2000,
  unit: '个',
  unit_factor: 1000,
  supplier_id: 7,
  buying_price: 12_345,
  lead_days: 3,
  cars: [],
  purchase_inquiry_id: null,
  ...more,
});

describe('a proposed row', () => {
  it('is chosen to begin with where a customer waits, and as somebody says otherwise', () => {
    expect(needLine(row({})).chosen).toBe(false);
    expect(needLine(row({ reasons: ['promised'] })).chosen).toBe(true);
    expect(needLine(row({ reasons: ['promised'] }), { chosen: false }).chosen).toBe(false);
  });

  it('is ordered as it is typed, and says what was seen to be on its way', () => {
    const { request } = needLine(row({}), { bought: 4500, supplier: 8, price: 10 });
    expect(request).toEqual({
      part_id: 3,
      supplier_id: 8,
      bought: 4500,
      unit: '个',
      unit_factor: 1000,
      buying_price: 10,
      line_id: null,
      seen_coming: 1500,
    });
  });

  it('is ordered for the car that waits, and for nobody in particular where several do', () => {
    expect(needLine(row({ cars: [car] })).request.line_id).toBe(9);
    expect(needLine(row({ cars: [car, { ...car, line_id: 10 }] })).request.line_id).toBeNull();
  });

  it('is held without a supplier or a quantity, each named once', () => {
    const t = i18next.t;
    expect(lackingOf(t, [needLine(row({}))])).toEqual([]);
    expect(lackingOf(t, [needLine(row({ supplier_id: null }), { bought: 0 })])).toHaveLength(2);
  });

  it('comes to what its order will, each to the fen', () => {
    expect(totalOf([needLine(row({}), { bought: 1500, price: 33 }), needLine(row({}))])).toBe(50 + 24_690);
  });
});
