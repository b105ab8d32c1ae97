import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

/** One visit, one page. */
export const visits: Feature = {
  routes: [{ path: 'visits/:id', page: loaded(() => import('./VisitPage')), title: 'visits:title' }],
  opens: { work_order: (id) => `/visits/${id}` },
};
