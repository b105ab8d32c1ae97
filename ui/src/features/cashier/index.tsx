import { PayCircleOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import type { Feature } from '../feature';

export const cashier: Feature = {
  routes: [
    { path: 'cashier', page: lazy(() => import('./Page')), title: 'cashier:title', homeOf: ['cashier'] },
  ],
  nav: [
    {
      to: '/cashier',
      label: 'cashier:title',
      icon: <PayCircleOutlined />,
      order: 60,
      roles: ['cashier', 'manager'],
      count: 'cashier',
    },
  ],
};
