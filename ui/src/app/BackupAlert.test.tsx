import { act, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../api/session';
import { type ChangeEvent, type Connection, installTransport, type Transport } from '../api/transport';
import { switchLanguage } from '../i18n/language';
import { App } from './App';
import { queries } from './queries';
// What the program loads after its first screen is at hand: these stories wait for nobody's disk.
import './Inside';

const clock = {
  now: '2026-03-02T01:30:00Z',
  computer: '2026-03-02T01:30:00Z',
  minutes_behind: null,
  zone: 480,
  given: false,
};
const trouble = {
  since: '2026-03-02T00:30:00Z',
  refusal: {
    code: 'folder_not_writable',
    params: { folder: 'D:\\Workbay\\backups', reason: 'Permission denied (os error 13)' },
  },
};

let answers: Record<string, unknown>;
const call = vi.fn(async (command: string) => answers[command] ?? null);
let tellChange: (event: ChangeEvent) => void = () => undefined;

beforeEach(() => {
  queries.clear();
  window.location.hash = '#/customers';
  call.mockClear();
  answers = {
    shop_status: { ready: true, shop_name: '顺达汽修', people: [] },
    get_shop: { name: '顺达汽修', settings: { zone: 480, prefixes: {} } },
    get_clock: clock,
    nav_counts: {},
    list_backups: { folder: 'D:\\Workbay\\backups', backups: [], kept: 14, kept_days: 30 },
    backup_trouble: trouble,
  };
  const door: Partial<Transport> = {
    place: 'station',
    call: call as Transport['call'],
    onChanges(listener) {
      tellChange = listener;
      return () => undefined;
    },
    onConnection(listener: (connection: Connection) => void) {
      listener('connected');
      return () => undefined;
    },
  };
  installTransport(door as Transport);
});

const sitDown = async (...roles: ('manager' | 'advisor' | 'foreman' | 'cashier')[]) => {
  keepSession({ token: 't', person_id: 2, name: '张小芳', roles });
  render(<App />);
  await screen.findByTestId('person');
};
const asked = () => call.mock.calls.filter(([command]) => command === 'backup_trouble').length;

it('a manager is told since when there is no copy, and why, with the way to the copies', async () => {
  await sitDown('manager');
  const said = await screen.findByTestId('backup-trouble');
  expect(said.textContent).toContain('03-02 周一 08:30 起，自动备份没有做成');
  expect(said.textContent).toContain('D:\\Workbay\\backups');
  expect(said.textContent).toContain('（没有写入权限）');
  expect(said.textContent).not.toMatch(/os error|Permission|folder_not_writable/);
  act(() => screen.getByText('去备份').click());
  expect(window.location.hash).toBe('#/settings/copies');
  // There it would lead nowhere.
  await waitFor(() => expect(screen.queryByText('去备份')).toBeNull());
  expect(screen.getByTestId('backup-trouble')).toBeTruthy();
});

it.each([
  ['en', 'Automatic backups have failed since 03-02 Mon 08:30'],
  ['zh-TW', '03-02 週一 08:30 起，自動備份沒有做成'],
] as const)('it is said in the language of the person: %s', async (language, words) => {
  switchLanguage(language);
  await sitDown('manager');
  expect((await screen.findByTestId('backup-trouble')).textContent).toContain(words);
});

it('whoever may not look after the copies is neither told nor asks', async () => {
  await sitDown('advisor', 'foreman', 'cashier');
  await waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(screen.queryByTestId('backup-trouble')).toBeNull();
  expect(asked()).toBe(0);
});

it('it comes when the copy fails and goes when one was made, without a reload', async () => {
  answers.backup_trouble = null;
  await sitDown('manager');
  await waitFor(() => expect(asked()).toBe(1));
  expect(screen.queryByTestId('backup-trouble')).toBeNull();

  answers.backup_trouble = trouble;
  act(() => tellChange({ tx: 0, changes: [{ entity: 'backup', id: 0 }] }));
  await screen.findByTestId('backup-trouble');

  answers.backup_trouble = null;
  act(() => tellChange({ tx: 0, changes: [{ entity: 'backup', id: 0 }] }));
  await waitFor(() => expect(screen.queryByTestId('backup-trouble')).toBeNull());
});
