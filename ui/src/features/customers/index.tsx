import { TeamOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import type { Feature } from '../feature';

/** Customers: their vehicles, visits and what they owe. */
export const customers: Feature = {
  routes: [
    { path: 'customers', page: lazy(() => import('./CustomersPage')), title: 'customers:title' },
    { path: 'customers/:id', page: lazy(() => import('./CustomerPage')), title: 'customers:one' },
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
