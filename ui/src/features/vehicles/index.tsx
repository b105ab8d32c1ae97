import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

/** Vehicles: what they are, whose they were, and every visit. */
export const vehicles: Feature = {
  routes: [{ path: 'vehicles/:id', page: loaded(() => import('./VehiclePage')), title: 'vehicles:one' }],
  opens: { vehicle: (id) => `/vehicles/${id}` },
};
