import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

/** What is on its way to a printer, and the printers themselves; the bar at the top leads there. */
export const printing: Feature = {
  routes: [{ path: 'printing', page: loaded(() => import('./Page')), title: 'printing:title' }],
};
