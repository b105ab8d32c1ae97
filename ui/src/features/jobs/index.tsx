import { BuildOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

export const jobs: Feature = {
  routes: [
    { path: 'jobs', page: loaded(() => import('./Page')), title: 'jobs:title', homeOf: ['technician'] },
  ],
  nav: [
    {
      to: '/jobs',
      label: 'jobs:title',
      icon: <BuildOutlined />,
      order: 40,
      group: 'workshop',
      roles: ['technician'],
      count: 'my_jobs',
    },
  ],
};
