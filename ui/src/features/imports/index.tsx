import { ImportOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

/** What the old program's files know: customers, vehicles, parts, work and past orders. */
export const imports: Feature = {
  routes: [
    { path: 'imports', page: loaded(() => import('./ImportsPage')), title: 'imports:title' },
    { path: 'imports/:id', page: loaded(() => import('./ReportPage')), title: 'imports:report.title' },
  ],
  nav: [{ to: '/imports', label: 'imports:nav', icon: <ImportOutlined />, order: 90, work: 'list_imports' }],
  opens: { import: (id) => `/imports/${id}` },
};
