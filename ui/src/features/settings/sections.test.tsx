// Which parts of the settings stand there, and for whom.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, it } from 'vitest';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import SettingsPage from './SettingsPage';

afterEach(cleanup);

function sectionsOf(role: 'manager' | 'advisor'): (string | undefined)[] {
  const call = () => new Promise(() => undefined);
  installTransport({ place: 'window', call } as unknown as Transport);
  keepSession({ token: 'one', person_id: 4, name: '张敏', roles: [role] });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>
        <MemoryRouter initialEntries={['/settings/language']}>
          <Routes>
            <Route path="/settings/:section" element={<SettingsPage />} />
          </Routes>
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  const nav = screen.getByRole('navigation');
  return [...nav.querySelectorAll('a')].map((one) => one.dataset.testid?.replace('settings-', ''));
}

it('whoever may change nothing of the shop sees what is everybody’s', () => {
  expect(sectionsOf('advisor')).toEqual(['pin', 'language', 'about']);
});

it('the manager sees all of it', () => {
  expect(sectionsOf('manager')).toHaveLength(17);
});
