import { ROLES } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { installTransport, type Transport } from '../api/transport';
import { NavLinks } from './NavLinks';
import { sectionsOf } from './navGroups';
import { navFor } from './registry';

beforeEach(() => {
  localStorage.clear();
  const counts = { reception: 0, workshop: 0, calls: 4, complaints: 2 };
  installTransport({ place: 'station', call: async () => counts } as unknown as Transport);
});

const everything = navFor(ROLES);

function shown(at: string, wide = true) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={[at]}>
        <NavLinks items={everything} wide={wide} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}
const ways = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'));

it('whoever holds one seat has no headings', () => {
  for (const role of ROLES.filter((one) => one !== 'manager')) {
    expect(
      sectionsOf(navFor([role])).map(({ group }) => group),
      role,
    ).toEqual([undefined]);
  }
});

it('whoever holds all of them has every way once, each heading once, in the order of the day', () => {
  const sections = sectionsOf(everything);
  expect(sections.flatMap(({ items }) => items)).toEqual(everything);
  const headings = sections.flatMap(({ group }) => group ?? []);
  expect(headings).toEqual(['counter', 'workshop', 'till', 'customers']);
});

it('a closed heading says what waits below it, keeps the page somebody is at, and stays closed', async () => {
  const page = shown('/calls/7');
  fireEvent.click(screen.getByTestId('nav-group-customers'));
  expect(ways()).toContain('/calls');
  expect(ways()).not.toContain('/complaints');
  await expect.poll(() => screen.getByTestId('nav-group-customers').textContent).toContain('6');
  page.unmount();
  shown('/reception');
  expect(screen.getByTestId('nav-group-customers').getAttribute('aria-expanded')).toBe('false');
  expect(ways()).not.toContain('/calls');
  fireEvent.click(screen.getByTestId('nav-group-customers'));
  expect(ways()).toEqual(everything.map(({ to }) => to));
});

it('beside icons alone every way is there', () => {
  localStorage.setItem('workbay.rail.closed', '["till"]');
  shown('/reception', false);
  expect(ways()).toEqual(everything.map(({ to }) => to));
});
