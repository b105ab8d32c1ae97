import type { Customer } from '@bindings';
import { expect, it } from 'vitest';
import { customerFields, newCustomer, savedCustomer } from './customerForm';

it('a new customer has no version yet, an old one is saved against the one looked at', () => {
  const typed = { ...newCustomer, name: ' 张小芳 ', phone: '138 0013 8000 ' };
  expect(savedCustomer(typed, undefined)).toMatchObject({
    id: null,
    version: 0,
    name: '张小芳',
    phone: '138 0013 8000',
  });
  const kept = { ...newCustomer, id: 5, version: 3, name: '张', sample: true } as unknown as Customer;
  expect(savedCustomer({ ...customerFields(kept), note: 'VIP' }, kept)).toEqual({
    ...newCustomer,
    id: 5,
    version: 3,
    name: '张',
    note: 'VIP',
  });
});
