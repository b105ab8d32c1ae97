import { PayCircleOutlined, SolutionOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

export const cashier: Feature = {
  routes: [
    { path: 'cashier', page: loaded(() => import('./Page')), title: 'cashier:title', homeOf: ['cashier'] },
    {
      path: 'shifts',
      page: loaded(() => import('./shift/ShiftsPage')),
      title: 'cashier:shift.page',
    },
  ],
  opens: { shift: (id) => `/shifts?shift=${id}` },
  nav: [
    {
      to: '/cashier',
      label: 'cashier:title',
      icon: <PayCircleOutlined />,
      order: 60,
      group: 'till',
      work: 'cashier_home',
      count: 'cashier',
    },
    {
      to: '/shifts',
      label: 'cashier:shift.page',
      icon: <SolutionOutlined />,
      order: 61,
      group: 'till',
      work: 'shifts',
    },
  ],
};
