import { ToolOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

export const workshop: Feature = {
  routes: [
    { path: 'workshop', page: loaded(() => import('./Page')), title: 'workshop:title', homeOf: ['foreman'] },
  ],
  nav: [
    {
      to: '/workshop',
      label: 'workshop:title',
      icon: <ToolOutlined />,
      order: 30,
      work: 'assign_job',
      count: 'workshop',
    },
  ],
};
