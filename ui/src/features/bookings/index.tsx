import { CalendarOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

export const bookings: Feature = {
  routes: [
    { path: 'bookings', page: loaded(() => import('./DayPage')), title: 'bookings:title' },
    {
      path: 'bookings/calls',
      page: loaded(() => import('./CallsPage')),
      title: 'bookings:calls.title',
    },
    {
      path: 'bookings/waiting',
      page: loaded(() => import('./WaitingPage')),
      title: 'bookings:waiting.title',
    },
    {
      path: 'bookings/outside',
      page: loaded(() => import('./OutsidePage')),
      title: 'bookings:outside.title',
    },
    { path: 'bookings/new', page: loaded(() => import('./BookPage')), title: 'bookings:new.title' },
    { path: 'bookings/:id', page: loaded(() => import('./BookingPage')), title: 'bookings:page.title' },
  ],
  nav: [
    {
      to: '/bookings',
      label: 'bookings:title',
      icon: <CalendarOutlined />,
      order: 20,
      group: 'counter',
      work: 'book_appointment',
      count: 'bookings_today',
    },
  ],
  opens: { appointment: (id) => `/bookings/${id}` },
};
