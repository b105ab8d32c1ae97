import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

/** 代金券: what the shop issued, and how each stands. It is reached from the packages. */
export const vouchers: Feature = {
  routes: [
    { path: 'packages/vouchers', page: loaded(() => import('./VouchersPage')), title: 'vouchers:title' },
    { path: 'packages/vouchers/:id', page: loaded(() => import('./VouchersPage')), title: 'vouchers:title' },
  ],
  opens: { voucher: (id) => `/packages/vouchers/${id}` },
};
