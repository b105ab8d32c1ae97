import { COMMANDS, ROLES } from '@bindings';
import { expect, it } from 'vitest';
import { features } from './features';
import { homeFor, navFor, routes } from './registry';

it('every role the host knows has a first screen of its own, and the way to it', () => {
  for (const role of ROLES) {
    const home = routes.find((route) => route.homeOf?.includes(role));
    expect(homeFor([role]), role).toBe(`/${home?.path}`);
    expect(
      navFor([role]).map(({ to }) => to),
      role,
    ).toContain(homeFor([role]));
  }
});

it('the way to a page is shown to just those the host lets do its work', () => {
  for (const item of features.flatMap((feature) => feature.nav ?? [])) {
    const shown = ROLES.filter((role) => navFor([role]).includes(item));
    const allowed: readonly string[] = (item.work && COMMANDS[item.work].roles) || ROLES;
    const meant: readonly string[] = item.roles ?? ROLES;
    expect(shown, item.to).toEqual(ROLES.filter((role) => allowed.includes(role) && meant.includes(role)));
    // Whoever needs no right is no reason to name a work: it would hide the way from nobody.
    if (item.work) expect(COMMANDS[item.work].roles, item.to).not.toEqual([]);
  }
});
