import type { Debtor } from '@bindings';
import { expect, test } from 'vitest';
import { addressOf, debtorOf } from './debtor';

test('an address says whose account it is', () => {
  const debtors: Debtor[] = [
    { payer: 'customer', payer_name: '', customer_id: 7 },
    { payer: 'insurer', payer_name: '平安 & 报案号 1=2', customer_id: null },
    { payer: 'contract', payer_name: '', customer_id: null },
  ];
  for (const debtor of debtors) {
    expect(debtorOf(new URL(addressOf(debtor), 'http://shop').searchParams)).toEqual(debtor);
  }
});
