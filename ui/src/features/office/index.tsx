import { LineChartOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

export const office: Feature = {
  routes: [
    { path: 'office', page: loaded(() => import('./Page')), title: 'office:title', homeOf: ['manager'] },
  ],
  nav: [
    { to: '/office', label: 'office:title', icon: <LineChartOutlined />, order: 5, work: 'manager_home' },
  ],
};
