import { CarOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

export const reception: Feature = {
  routes: [
    {
      path: 'reception',
      page: loaded(() => import('./Page')),
      title: 'reception:title',
      homeOf: ['advisor'],
    },
    {
      path: 'reception/walk-in',
      page: loaded(() => import('./WalkInPage')),
      title: 'reception:walk_in.title',
    },
  ],
  nav: [
    {
      to: '/reception',
      label: 'reception:title',
      icon: <CarOutlined />,
      order: 10,
      group: 'counter',
      work: 'walk_in',
      count: 'reception',
    },
  ],
  newVehicle: (plate) => `/reception/walk-in?plate=${encodeURIComponent(plate)}`,
};
