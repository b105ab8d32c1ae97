import { ScheduleOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

/** 挂账: who owes how much since when, and one payment over several sheets. */
export const accounts: Feature = {
  routes: [
    { path: 'accounts', page: loaded(() => import('./AccountsPage')), title: 'accounts:title' },
    {
      path: 'accounts/statements/:id',
      page: loaded(() => import('./StatementPage')),
      title: 'accounts:title',
    },
    { path: 'accounts/one', page: loaded(() => import('./AccountPage')), title: 'accounts:title' },
  ],
  opens: { account_statement: (id) => `/accounts/statements/${id}` },
  nav: [
    {
      to: '/accounts',
      label: 'accounts:title',
      icon: <ScheduleOutlined />,
      order: 64,
      group: 'till',
      work: 'debtor_accounts',
    },
  ],
};
