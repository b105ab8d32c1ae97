import { GiftOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

/** 套餐: what the shop offers, what was sold of it, and what is left. */
export const packages: Feature = {
  routes: [
    { path: 'packages', page: loaded(() => import('./PackagesPage')), title: 'packages:title' },
    { path: 'contracts/:id', page: loaded(() => import('./ContractPage')), title: 'packages:one' },
  ],
  nav: [
    {
      to: '/packages',
      label: 'packages:nav',
      icon: <GiftOutlined />,
      order: 63,
      group: 'till',
      work: 'list_vouchers',
    },
  ],
  opens: { service_contract: (id) => `/contracts/${id}` },
};
