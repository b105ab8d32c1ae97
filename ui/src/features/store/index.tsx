import { DatabaseOutlined } from '@ant-design/icons';
import { type LoadedPart, loaded } from '../../kit/loaded';
import type { Feature } from '../feature';
import { StoreFrame } from './StoreFrame';

/** A page of the store, below the ways to the others. */
function framed(Page: LoadedPart): LoadedPart {
  const Framed = () => (
    <StoreFrame>
      <Page />
    </StoreFrame>
  );
  return Object.assign(Framed, { ahead: Page.ahead });
}

/**
 * 库存: what lies where, and how it comes and goes. A page is a line among the routes and, where there is a way to it,
 * one in `sections.ts`.
 */
export const store: Feature = {
  routes: [
    { path: 'store', page: loaded(() => import('./StoreHome')), title: 'store:nav' },
    { path: 'store/items', page: framed(loaded(() => import('./items/ItemsPage'))), title: 'items:title' },
    { path: 'store/items/new', page: framed(loaded(() => import('./items/ItemPage'))), title: 'items:new' },
    { path: 'store/items/:id', page: framed(loaded(() => import('./items/ItemPage'))), title: 'items:title' },
    {
      path: 'store/suppliers',
      page: framed(loaded(() => import('./suppliers/SuppliersPage'))),
      title: 'suppliers:title',
    },
    {
      path: 'store/suppliers/:id',
      page: framed(loaded(() => import('./suppliers/SupplierPage'))),
      title: 'suppliers:title',
    },
    {
      path: 'store/need',
      page: framed(loaded(() => import('./need/NeedPage'))),
      title: 'purchasing:need.title',
    },
    {
      path: 'store/inquiries',
      page: framed(loaded(() => import('./inquiries/InquiriesPage'))),
      title: 'purchasing:inquiry.title',
    },
    {
      path: 'store/inquiries/:id',
      page: framed(loaded(() => import('./inquiries/InquiryPage'))),
      title: 'purchasing:inquiry.one',
    },
    {
      path: 'store/orders',
      page: framed(loaded(() => import('./orders/OrdersPage'))),
      title: 'purchasing:order.title',
    },
    {
      path: 'store/orders/:id',
      page: framed(loaded(() => import('./orders/OrderPage'))),
      title: 'purchasing:order.number',
    },
    {
      path: 'store/receipts',
      page: framed(loaded(() => import('./receipts/ReceiptsPage'))),
      title: 'storeReceipts:title',
    },
    {
      path: 'store/receipts/new',
      page: framed(loaded(() => import('./receipts/ReceivePage'))),
      title: 'storeReceipts:receive',
    },
    {
      path: 'store/receipts/:id',
      page: framed(loaded(() => import('./receipts/ReceiptPage'))),
      title: 'storeReceipts:one',
    },
    {
      path: 'store/inspection',
      page: framed(loaded(() => import('./receipts/InspectionPage'))),
      title: 'storeReceipts:inspection',
    },
    {
      path: 'store/inspection/plans',
      page: framed(loaded(() => import('./receipts/PlansPage'))),
      title: 'storeReceipts:plans',
    },
    {
      path: 'store/returns',
      page: framed(loaded(() => import('./receipts/ReturnsPage'))),
      title: 'storeReceipts:returns',
    },
    {
      path: 'store/returns/:id',
      page: framed(loaded(() => import('./receipts/ReturnPage'))),
      title: 'storeReceipts:returns',
    },
    {
      path: 'store/payables',
      page: framed(loaded(() => import('./payables/PayablesPage'))),
      title: 'storePayables:title',
    },
    {
      path: 'store/payables/:id',
      page: framed(loaded(() => import('./payables/SupplierAccountPage'))),
      title: 'storePayables:title',
    },
    { path: 'store/bins', page: framed(loaded(() => import('./bins/BinsPage'))), title: 'bins:title' },
    { path: 'store/bins/:id', page: framed(loaded(() => import('./bins/BinPage'))), title: 'bins:one' },
    {
      path: 'store/counts',
      page: framed(loaded(() => import('./counts/CountsPage'))),
      title: 'counts:title',
    },
    {
      path: 'store/counts/:id',
      page: framed(loaded(() => import('./counts/CountPage'))),
      title: 'counts:one',
    },
    { path: 'store/sales', page: framed(loaded(() => import('./sales/SalesPage'))), title: 'sales:title' },
    {
      path: 'store/sales/cores',
      page: framed(loaded(() => import('./sales/CoresPage'))),
      title: 'sales:core.title',
    },
    { path: 'store/sales/:id', page: framed(loaded(() => import('./sales/SalePage'))), title: 'sales:one' },
    {
      path: 'store/claims',
      page: framed(loaded(() => import('./claims/ClaimsPage'))),
      title: 'claims:title',
    },
    {
      path: 'store/claims/:id',
      page: framed(loaded(() => import('./claims/ClaimPage'))),
      title: 'claims:one',
    },
    { path: 'store/loans', page: framed(loaded(() => import('./loans/LoansPage'))), title: 'loans:title' },
    { path: 'store/loans/:id', page: framed(loaded(() => import('./loans/LoanPage'))), title: 'loans:one' },
    {
      path: 'store/warnings',
      page: framed(loaded(() => import('./warnings/WarningsPage'))),
      title: 'warnings:title',
    },
    {
      path: 'store/figures',
      page: framed(loaded(() => import('./figures/FiguresPage'))),
      title: 'figures:title',
    },
  ],
  opens: {
    purchase_order: (id) => `/store/orders/${id}`,
    goods_receipt: (id) => `/store/receipts/${id}`,
    supplier_return: (id) => `/store/returns/${id}`,
    stock_count: (id) => `/store/counts/${id}`,
    counter_sale: (id) => `/store/sales/${id}`,
    claim: (id) => `/store/claims/${id}`,
    old_part: () => '/store/claims',
    loan: (id) => `/store/loans/${id}`,
  },
  nav: [
    {
      to: '/store',
      label: 'store:nav',
      icon: <DatabaseOutlined />,
      order: 46,
      group: 'workshop',
      roles: ['parts_keeper', 'manager', 'cashier', 'advisor'],
    },
  ],
};
