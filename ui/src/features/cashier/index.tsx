import { PayCircleOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

export const cashier: Feature = {
  routes: [
    { path: 'cashier', page: loaded(() => import('./Page')), title: 'cashier:title', homeOf: ['cashier'] },
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
