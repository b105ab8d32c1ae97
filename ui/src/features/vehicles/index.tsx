import { NotificationOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

/** Vehicles: what they are, whose they were, and every visit. */
export const vehicles: Feature = {
  routes: [
    { path: 'vehicles/:id', page: loaded(() => import('./VehiclePage')), title: 'vehicles:one' },
    { path: 'recalls', page: loaded(() => import('./RecallsPage')), title: 'history:recall.title' },
  ],
  nav: [
    {
      to: '/recalls',
      label: 'history:recall.nav',
      icon: <NotificationOutlined />,
      order: 85,
      group: 'customers',
      work: 'save_recall',
    },
  ],
  opens: { vehicle: (id) => `/vehicles/${id}` },
};
