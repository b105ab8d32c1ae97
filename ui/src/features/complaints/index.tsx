import { FrownOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

/** Complaints from anyone, until the customer's own yes. */
export const complaints: Feature = {
  routes: [
    { path: 'complaints', page: loaded(() => import('./ComplaintsPage')), title: 'complaints:title' },
    { path: 'complaints/:id', page: loaded(() => import('./ComplaintPage')), title: 'complaints:one' },
  ],
  nav: [
    {
      to: '/complaints',
      label: 'complaints:nav',
      icon: <FrownOutlined />,
      order: 75,
      group: 'customers',
      work: 'list_complaints',
      count: 'complaints',
    },
  ],
  opens: { complaint: (id) => `/complaints/${id}` },
};
