import type { Commands, NavCounts, Role } from '@bindings';
import type { ReactNode } from 'react';
import type { LoadedPart } from '../kit/loaded';

export interface FeatureRoute {
  /** Below the root: `work-orders/:id`. */
  path: string;
  /** The page, as `loaded(() => import('./Page'))`: the build gives every route a file of its own. */
  page: LoadedPart;
  /** The window's title, as a catalogue key: `work_orders:title`. */
  title: string;
  /** The roles whose first screen this is. */
  homeOf?: readonly Role[];
}

export type NavGroup = 'counter' | 'workshop' | 'till' | 'customers';

export interface NavItem {
  /** Where it leads: `/work-orders`. */
  to: string;
  /** A catalogue key: `work_orders:nav`. */
  label: string;
  icon: ReactNode;
  /** Smaller stands higher; the day's course is the order. */
  order: number;
  /** Under which heading it stands for who has the ways of many seats; without one it stands by itself. */
  group?: NavGroup;
  /** What is done or read there: whoever the host lets do it is shown the way. Everybody is, where neither this nor `roles` stands. */
  work?: keyof Commands;
  /** Whose way it is where the host would let more people through than it concerns. */
  roles?: readonly Role[];
  /** Which of the host's counts stands beside it: how many wait there. */
  count?: keyof NavCounts;
}

/** What `features/<noun>/index.tsx` exports. */
export interface Feature {
  routes: readonly FeatureRoute[];
  nav?: readonly NavItem[];
  /** The page that opens a search hit, by entity: `{ vehicle: (id) => `/vehicles/${id}` }`. */
  opens?: Readonly<Record<string, (id: number) => string>>;
  /** The page that begins a new vehicle with a plate nobody knows yet. */
  newVehicle?: (plate: string) => string;
  /** The page of what the shop's catalogue has under a code. */
  opensCode?: (code: string) => string;
}
