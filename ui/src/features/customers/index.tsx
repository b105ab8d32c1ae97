import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

/** A customer: their vehicles, visits and what they owe. All of them are listed among the lists of all years. */
export const customers: Feature = {
  routes: [
    {
      path: 'customers/duplicates',
      page: loaded(() => import('./DuplicatesPage')),
      title: 'customers:duplicates.title',
    },
    {
      path: 'customers/requests',
      page: loaded(() => import('./requests/RequestsPage')),
      title: 'personal:requests.title',
    },
    {
      path: 'customers/requests/:id',
      page: loaded(() => import('./requests/RequestPage')),
      title: 'personal:requests.one',
    },
    { path: 'customers/:id', page: loaded(() => import('./CustomerPage')), title: 'customers:one' },
  ],
  opens: { customer: (id) => `/customers/${id}` },
};
