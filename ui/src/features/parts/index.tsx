import { InboxOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import type { Feature } from '../feature';

export const parts: Feature = {
  routes: [
    { path: 'parts', page: lazy(() => import('./Page')), title: 'parts:title', homeOf: ['parts_keeper'] },
  ],
  nav: [
    {
      to: '/parts',
      label: 'parts:title',
      icon: <InboxOutlined />,
      order: 45,
      roles: ['parts_keeper'],
      count: 'parts',
    },
  ],
};
