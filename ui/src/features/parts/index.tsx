import { InboxOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

export const parts: Feature = {
  routes: [
    { path: 'parts', page: loaded(() => import('./Page')), title: 'parts:title', homeOf: ['parts_keeper'] },
    { path: 'parts/code/:code', page: loaded(() => import('./CodePage')), title: 'parts:item' },
  ],
  opens: { part: (id) => `/store/items/${id}` },
  opensCode: (code) => `/parts/code/${encodeURIComponent(code)}`,
  nav: [
    {
      to: '/parts',
      label: 'parts:title',
      icon: <InboxOutlined />,
      order: 45,
      group: 'workshop',
      roles: ['parts_keeper'],
      count: 'parts',
    },
  ],
};
