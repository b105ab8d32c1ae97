import { expect, it } from 'vitest';
import { shows, touchedBy } from '../../api/touched';

const sources = import.meta.glob<string>(
  [
    './**/*.{ts,tsx}',
    '../photos/**/*.{ts,tsx}',
    '../invoices/SheetInvoices.tsx',
    '../../app/**/*.{ts,tsx}',
    // The wall is a page of its own.
    '!../../app/Wall.tsx',
    // So is the screen turned to the customer.
    '!../../app/CustomerScreen.tsx',
    '!**/*.test.*',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** What the page of a visit and the frame around it may ask for. */
const reads = [
  ...new Set(
    Object.values(sources).flatMap((text) =>
      [...text.matchAll(/useRead\(\s*'(\w+)'/g)].flatMap(([, name]) => (name ? [name] : [])),
    ),
  ),
].sort();

const again = (visit: number) => {
  const line = touchedBy({
    tx: 1,
    changes: [
      { entity: 'line', id: 7 },
      { entity: 'work_order', id: 3 },
    ],
  });
  return reads.filter((name) => shows([name, { work_order_id: visit }], line));
};

/** A second window asks for each of these that it shows, at every line: what joins them is paid for at every station. */
it('a line that is added is asked about again by what shows it, and by nothing else', () => {
  expect(reads).toContain('get_shop');
  expect(again(3)).toEqual([
    'check_in_notices',
    'customer_vouchers',
    'estimate_text',
    'foreman_home',
    'get_customer',
    'get_last_look',
    'get_visit',
    'get_visit_cores',
    'get_work_asked',
    'invoices_of_visit',
    'job_marks',
    'list_attached_files',
    'list_loans',
    'list_photos',
    'nav_counts',
    'prints_of',
    'propose_promise',
    'quote_bill',
    'quote_substitute',
    'search',
    'visit_changes',
    'visit_contracts',
    'voucher_worth',
    'warranty_grounds',
    'weigh_items',
  ]);
  // What is asked about another visit by its number is left alone.
  expect(again(4)).toEqual([]);
});
