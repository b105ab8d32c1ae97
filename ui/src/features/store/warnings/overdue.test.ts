import type { OverdueRow } from '@bindings';
import { expect, it } from 'vitest';
import { wayOut } from './overdue';

const row: OverdueRow = {
  kind: 'old_part',
  number: 'JJ1',
  name: '水泵',
  whom: '',
  plate: null,
  due_on: '2026-03-01',
  loan_id: null,
  claim_id: null,
  old_part_id: null,
  counter_sale_id: null,
  work_order_id: null,
};

it('each leads to where it is settled', () => {
  expect(wayOut({ ...row, kind: 'late_loan', loan_id: 3 })).toBe('/store/loans/3');
  expect(wayOut({ ...row, kind: 'lost_claim', claim_id: 4 })).toBe('/store/claims/4');
  expect(wayOut({ ...row, kind: 'core_deposit', counter_sale_id: 5 })).toBe('/store/sales/5');
  expect(wayOut({ ...row, kind: 'core_deposit', work_order_id: 6 })).toBe('/visits/6');
  expect(wayOut({ ...row, old_part_id: 7 })).toBe('/store/claims');
});
