import { expect, it } from 'vitest';
import { toldOf } from './corrected';

it('tells each fact as what it was and what it is, in the kind of value it holds', () => {
  const told = toldOf([
    { field: 'mileage_km', before: 90_000, after: 110_900 },
    { field: 'repair_kind', before: 'repair', after: 'assembly' },
    { field: 'wash_wanted', before: true, after: false },
    { field: 'promised_at', before: null, after: '2026-03-02T09:00:00Z' },
    { field: 'customer_id', before: '张小芳', after: '李师傅' },
    { field: 'mileage_out_km', before: 90_003, after: null },
  ]);
  expect(told).toEqual([
    { field: 'mileage_km', before: { as: 'km', value: 90_000 }, after: { as: 'km', value: 110_900 } },
    {
      field: 'repair_kind',
      before: { as: 'words', kind: 'repair_kind', codes: ['repair'] },
      after: { as: 'words', kind: 'repair_kind', codes: ['assembly'] },
    },
    { field: 'wash_wanted', before: { as: 'answer', yes: true }, after: { as: 'answer', yes: false } },
    { field: 'promised_at', before: { as: 'nothing' }, after: { as: 'instant', at: '2026-03-02T09:00:00Z' } },
    { field: 'customer_id', before: { as: 'text', text: '张小芳' }, after: { as: 'text', text: '李师傅' } },
    { field: 'mileage_out_km', before: { as: 'km', value: 90_003 }, after: { as: 'nothing' } },
  ]);
});
