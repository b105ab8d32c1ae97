import { AuditOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

export const invoices: Feature = {
  routes: [{ path: 'invoices', page: loaded(() => import('./InvoicesPage')), title: 'invoices:title' }],
  nav: [
    {
      to: '/invoices',
      label: 'invoices:title',
      icon: <AuditOutlined />,
      order: 62,
      group: 'till',
      work: 'to_be_invoiced',
    },
  ],
};
