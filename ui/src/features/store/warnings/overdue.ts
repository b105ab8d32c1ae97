import type { OverdueRow } from '@bindings';

/** Where it is settled: the loan, the claim, the old parts; of a deposit its sale, or the visit it was taken at. */
export function wayOut(row: OverdueRow): string {
  if (row.loan_id !== null) return `/store/loans/${row.loan_id}`;
  if (row.claim_id !== null) return `/store/claims/${row.claim_id}`;
  if (row.counter_sale_id !== null) return `/store/sales/${row.counter_sale_id}`;
  return row.work_order_id === null ? '/store/claims' : `/visits/${row.work_order_id}`;
}
