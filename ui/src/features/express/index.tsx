import { ThunderboltOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

/** 快修: taken in, done, paid and handed back on one screen. */
export const express: Feature = {
  routes: [{ path: 'express', page: loaded(() => import('./ExpressPage')), title: 'express:title' }],
  nav: [
    {
      to: '/express',
      label: 'express:nav',
      icon: <ThunderboltOutlined />,
      order: 12,
      group: 'counter',
      work: 'express_order',
    },
  ],
};
