import { TeamOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

/** Customers: their vehicles, visits and what they owe. */
export const customers: Feature = {
  routes: [
    { path: 'customers', page: loaded(() => import('./CustomersPage')), title: 'customers:title' },
    { path: 'customers/:id', page: loaded(() => import('./CustomerPage')), title: 'customers:one' },
  ],
  nav: [
    {
      to: '/customers',
      label: 'customers:nav',
      icon: <TeamOutlined />,
      order: 80,
      roles: ['advisor', 'cashier', 'callback_clerk', 'manager'],
    },
  ],
  opens: { customer: (id) => `/customers/${id}` },
};
