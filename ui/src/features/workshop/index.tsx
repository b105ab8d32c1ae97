import { ToolOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

export const workshop: Feature = {
  routes: [
    { path: 'workshop', page: loaded(() => import('./Page')), title: 'workshop:title', homeOf: ['foreman'] },
    {
      path: 'workshop/figures',
      page: loaded(() => import('./FiguresPage')),
      title: 'workshop:figures.title',
    },
    { path: 'workshop/staff', page: loaded(() => import('./StaffPage')), title: 'workshop:staff.title' },
  ],
  nav: [
    {
      to: '/workshop',
      label: 'workshop:title',
      icon: <ToolOutlined />,
      order: 30,
      group: 'workshop',
      work: 'assign_job',
      count: 'workshop',
    },
  ],
};
