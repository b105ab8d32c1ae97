import { PhoneOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

const page = loaded(() => import('./CallsPage'));

/** The calls within a week after delivery. */
export const calls: Feature = {
  routes: [
    { path: 'calls', page, title: 'calls:title', homeOf: ['callback_clerk'] },
    { path: 'calls/:id', page, title: 'calls:title' },
  ],
  nav: [
    {
      to: '/calls',
      label: 'calls:nav',
      icon: <PhoneOutlined />,
      order: 70,
      group: 'customers',
      work: 'record_call',
      count: 'calls',
    },
  ],
  opens: { follow_up: (id) => `/calls/${id}` },
};
