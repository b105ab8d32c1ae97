import type { CommandName } from '../../api/call';

/** The parts of the store, as they stand beside each other above every page of it. */
export const groups = ['stock', 'ordering', 'receiving', 'out', 'watch'] as const;

export interface StoreSection {
  group: (typeof groups)[number];
  /** Where it leads: `/store/bins`. */
  to: string;
  /** The catalogue key of the page's own name. The row has a shorter word for it, `store:section`, by where it leads. */
  title: string;
  /** What is read there: whoever the host lets do it is shown the way. */
  work: CommandName;
}

/** Every page of the store that there is. Those of one group stand together, in the order of this list. */
export const sections: readonly StoreSection[] = [
  { group: 'stock', to: '/store/items', title: 'items:title', work: 'list_parts' },
  { group: 'stock', to: '/store/bins', title: 'bins:title', work: 'list_bins' },
  { group: 'stock', to: '/store/counts', title: 'counts:title', work: 'list_counts' },
  { group: 'ordering', to: '/store/need', title: 'purchasing:need.title', work: 'purchase_need' },
  { group: 'ordering', to: '/store/orders', title: 'purchasing:order.title', work: 'list_purchase_orders' },
  { group: 'ordering', to: '/store/inquiries', title: 'purchasing:inquiry.title', work: 'list_inquiries' },
  { group: 'ordering', to: '/store/suppliers', title: 'suppliers:title', work: 'list_suppliers' },
  { group: 'receiving', to: '/store/receipts', title: 'storeReceipts:title', work: 'receiving_home' },
  {
    group: 'receiving',
    to: '/store/inspection',
    title: 'storeReceipts:inspection',
    work: 'goods_to_inspect',
  },
  { group: 'receiving', to: '/store/returns', title: 'storeReceipts:returns', work: 'goods_to_send_back' },
  { group: 'receiving', to: '/store/payables', title: 'storePayables:title', work: 'list_payables' },
  { group: 'out', to: '/store/sales', title: 'sales:title', work: 'list_counter_sales' },
  { group: 'out', to: '/store/claims', title: 'claims:title', work: 'list_claims' },
  { group: 'out', to: '/store/loans', title: 'loans:title', work: 'list_loans' },
  { group: 'watch', to: '/store/warnings', title: 'warnings:title', work: 'stock_warnings' },
  { group: 'watch', to: '/store/figures', title: 'figures:title', work: 'stock_figures' },
  { group: 'watch', to: '/settings/stock', title: 'store:settings', work: 'save_shop' },
];
