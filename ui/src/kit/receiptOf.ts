import type { Payment } from '@bindings';

type Numbered = Pick<Payment, 'id' | 'number' | 'taken_with'>;

/** What was taken at once has one paper, which bears the number of the first. */
export const receiptOf = <Row extends Numbered>(payments: readonly Row[], payment: Row): Row =>
  payments.find(({ id }) => id === payment.taken_with) ?? payment;
