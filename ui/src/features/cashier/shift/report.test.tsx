import type { TillReport } from '@bindings';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Report } from './Report';

const sheets = { count: 0, total: 0 };
const of = (more: Partial<TillReport['figures']>): TillReport => ({
  from: '2026-03-03',
  to: '2026-03-03',
  cashier_names: [],
  figures: {
    taken: 0,
    vouchers: 0,
    means: [],
    cashiers: [],
    payers: [],
    billed: 0,
    net: 0,
    tax: 0,
    kinds: [],
    made: sheets,
    voided: sheets,
    owed: 0,
    on_account: 0,
    deposits: { taken: 0, returned: 0, drawn: 0, set_free: 0 },
    contracts: { taken: 0, returned: 0, drawn: 0 },
    sales: { count: 0, taken: 0, returns: 0, returned: 0, net: 0, tax: 0 },
    cores: { taken: 0, returned: 0, forfeited: 0 },
    stored: {
      topped_up: 0,
      gift: 0,
      drawn: 0,
      gift_drawn: 0,
      put_back: 0,
      gift_put_back: 0,
      returned: 0,
      forfeited: 0,
    },
    outside_shifts: null,
    has_moved: false,
    ...more,
  } as TillReport['figures'],
});

it('says of a day without anything that there was nothing', () => {
  render(<Report report={of({})} />);
  expect(screen.getByText('这几天没有收款和开单。')).toBeDefined();
});

it('shows what of a deposit was used on a day on which nothing was taken and nothing billed', () => {
  const deposits = { taken: 0, returned: 0, drawn: 12_345, set_free: 0 };
  render(
    <Report report={of({ has_moved: true, deposits: deposits as TillReport['figures']['deposits'] })} />,
  );
  expect(screen.queryByText('这几天没有收款和开单。')).toBeNull();
  expect(screen.getByText('123.45')).toBeDefined();
});
