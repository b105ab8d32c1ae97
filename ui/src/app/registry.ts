import { allows } from '../api/call';
import type { FeatureRoute, NavItem } from '../features/feature';
import { features } from './features';

export const routes: readonly FeatureRoute[] = features.flatMap((feature) => feature.routes);

/** The navigation of somebody who holds these roles. */
export function navFor(roles: readonly string[]): NavItem[] {
  return features
    .flatMap((feature) => feature.nav ?? [])
    .filter(({ work }) => !work || allows(roles, work))
    .filter((item) => !item.roles || item.roles.some((role) => roles.includes(role)))
    .sort((one, other) => one.order - other.order);
}

/** The first screen: that of the first role held, in the order of the day. */
export function homeFor(roles: readonly string[]): string | undefined {
  for (const role of roles) {
    const home = routes.find((route) => route.homeOf?.some((one) => one === role));
    if (home) return `/${home.path}`;
  }
  return navFor(roles)[0]?.to;
}

export function pageOf(kind: string, id: number): string | undefined {
  return features.find((feature) => feature.opens?.[kind])?.opens?.[kind]?.(id);
}

export function newVehiclePage(plate: string): string | undefined {
  return features.find((feature) => feature.newVehicle)?.newVehicle?.(plate);
}

export function partPage(code: string): string | undefined {
  return features.find((feature) => feature.opensCode)?.opensCode?.(code);
}
