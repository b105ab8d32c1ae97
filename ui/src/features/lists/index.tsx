import { AccountBookOutlined, CarFilled, ProfileOutlined, TeamOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

/**
 * The lists of all years. Bookings, complaints and calls are worked through on pages of their own, and those have the
 * way to all of them.
 */
export const lists: Feature = {
  routes: [
    { path: 'work-orders', page: loaded(() => import('./OrdersPage')), title: 'lists:orders.title' },
    { path: 'sheets', page: loaded(() => import('./SheetsPage')), title: 'lists:sheets.title' },
    { path: 'customers', page: loaded(() => import('./CustomersPage')), title: 'customers:title' },
    { path: 'vehicles', page: loaded(() => import('./VehiclesPage')), title: 'lists:vehicles.title' },
    { path: 'bookings/all', page: loaded(() => import('./BookingsPage')), title: 'lists:bookings.title' },
    {
      path: 'complaints/all',
      page: loaded(() => import('./ComplaintsPage')),
      title: 'lists:complaints.title',
    },
    { path: 'calls/all', page: loaded(() => import('./CallsPage')), title: 'lists:calls.title' },
  ],
  nav: [
    {
      to: '/sheets',
      label: 'lists:sheets.nav',
      icon: <AccountBookOutlined />,
      order: 65,
      group: 'till',
      work: 'list_sheets',
    },
    {
      to: '/work-orders',
      label: 'lists:orders.title',
      icon: <ProfileOutlined />,
      order: 78,
      group: 'customers',
      work: 'list_work_orders',
    },
    {
      to: '/customers',
      label: 'customers:title',
      icon: <TeamOutlined />,
      order: 80,
      group: 'customers',
      work: 'list_customers',
    },
    {
      to: '/vehicles',
      label: 'lists:vehicles.title',
      icon: <CarFilled />,
      order: 81,
      group: 'customers',
      work: 'list_vehicles',
    },
  ],
};
