import { type Debtor, PAYERS } from '@bindings';

/** The address of one payer's account: a customer by number, anybody else by name. */
export const addressOf = ({ payer, payer_name, customer_id }: Debtor): string => {
  const query = new URLSearchParams({ payer });
  if (customer_id === null) query.set('name', payer_name);
  else query.set('customer', String(customer_id));
  return `/accounts/one?${query}`;
};

/** Whose account an address asks for; what no payer has ever been is asked as it stands and refused by the host. */
export const debtorOf = (query: URLSearchParams): Debtor => {
  const customer = Number(query.get('customer'));
  return {
    payer: PAYERS.find((payer) => payer === query.get('payer')) ?? 'customer',
    payer_name: query.get('name') ?? '',
    customer_id: Number.isSafeInteger(customer) && customer > 0 ? customer : null,
  };
};

/** As a list calls them. */
export const nameOf = (
  account: Pick<Debtor, 'payer'> & { name: string },
  word: (kind: string, code: string) => string,
): string =>
  account.payer === 'customer'
    ? account.name
    : [word('payer', account.payer), account.name].filter(Boolean).join(' ');
