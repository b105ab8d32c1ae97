import { CalendarOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import type { Feature } from '../feature';

export const bookings: Feature = {
  routes: [
    { path: 'bookings', page: lazy(() => import('./DayPage')), title: 'bookings:title' },
    { path: 'bookings/new', page: lazy(() => import('./BookPage')), title: 'bookings:new.title' },
    { path: 'bookings/:id', page: lazy(() => import('./BookingPage')), title: 'bookings:page.title' },
  ],
  nav: [
    {
      to: '/bookings',
      label: 'bookings:title',
      icon: <CalendarOutlined />,
      order: 20,
      roles: ['advisor', 'callback_clerk', 'manager'],
      count: 'bookings_today',
    },
  ],
  opens: { appointment: (id) => `/bookings/${id}` },
};
