import { SafetyCertificateOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

export const inspection: Feature = {
  routes: [
    {
      path: 'inspection',
      page: loaded(() => import('./Page')),
      title: 'inspection:title',
      homeOf: ['inspector'],
    },
  ],
  nav: [
    {
      to: '/inspection',
      label: 'inspection:title',
      icon: <SafetyCertificateOutlined />,
      order: 50,
      group: 'workshop',
      work: 'pass_final_inspection',
      count: 'inspection',
    },
  ],
};
