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
    { path: 'customers/:id', page: loaded(() => import('./CustomerPage')), title: 'customers:one' },
  ],
  opens: { customer: (id) => `/customers/${id}` },
};
