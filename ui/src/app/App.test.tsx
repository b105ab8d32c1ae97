import type { ShopStatus, SignInPerson } from '@bindings';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Refusal } from '../api/errors';
import { forgetSession, keepSession, keptSession } from '../api/session';
import { type ChangeEvent, type Connection, installTransport, type Transport } from '../api/transport';
import { App } from './App';
import { queries } from './queries';
// What the program loads after its first screen is at hand: these stories wait for nobody's disk.
import './Inside';
import './SetupEnd';

const person = { id: 2, name: '张小芳', roles: ['advisor'] };
const session = { token: 't', person_id: 2, name: '张小芳', roles: ['advisor'] };
const shopStatus = {
  ready: true,
  shop_name: '顺达汽修',
  people: [person],
  has_sample: false,
  program_version: '1',
};

const clock = {
  now: '2026-03-02T00:30:00Z',
  computer: '2026-03-02T00:30:00Z',
  minutes_behind: null as number | null,
  zone: 480,
  given: false,
};

let answers: Record<string, unknown>;
const call = vi.fn(async (command: string, _request: unknown) => answers[command] ?? null);
let tellChange: (event: ChangeEvent) => void = () => undefined;
let tellStatus: (status: ShopStatus) => void = () => undefined;
const connectionListeners = new Set<(connection: Connection) => void>();
const tellConnection = (connection: Connection) => {
  for (const listener of connectionListeners) listener(connection);
};

beforeEach(() => {
  queries.clear();
  forgetSession();
  window.location.hash = '#/';
  call.mockClear();
  answers = {
    shop_status: shopStatus,
    get_shop: { name: '顺达汽修', settings: { zone: 480, prefixes: {} } },
    get_clock: clock,
    nav_counts: {},
    search: { vehicles: [], customers: [], bookings: [], documents: [], parts: [], unknown_plate: null },
  };
  const door: Partial<Transport> = {
    place: 'station',
    call,
    async signIn(_id, pin) {
      if (pin !== '4321') throw new Refusal('wrong_pin');
      keepSession(session);
      return session;
    },
    signOut: async () => forgetSession(),
    onChanges(listener) {
      tellChange = listener;
      return () => undefined;
    },
    onShopStatus(listener) {
      tellStatus = listener;
      return () => undefined;
    },
    onConnection(listener) {
      connectionListeners.add(listener);
      listener('connected');
      return () => connectionListeners.delete(listener);
    },
  };
  installTransport(door as Transport);
});

const asked = (command: string) => call.mock.calls.filter(([name]) => name === command).length;

it('a person signs in by keyboard alone, and a wrong PIN is said', async () => {
  render(<App />);
  await screen.findByText('张小芳');
  await userEvent.keyboard('{Enter}');
  await screen.findByText('张小芳，请输入密码');
  await userEvent.keyboard('1111{Enter}');
  expect(await screen.findByText('密码不对，请再输一次。')).toBeTruthy();
  await userEvent.keyboard('4321{Enter}');
  expect((await screen.findByTestId('person')).textContent).toContain('张小芳');
});

it('a new file asks its questions and says which are open', async () => {
  answers.shop_status = { ...shopStatus, ready: false, people: [] };
  answers.set_up_shop = shopStatus;
  render(<App />);
  await userEvent.type(await screen.findByLabelText(/^店名/), '顺达');
  // The end of the form comes while the first question is answered.
  expect(await screen.findByText('请填写第一位使用者的姓名')).toBeTruthy();
  fireEvent.keyDown(window, { key: 'F2' });
  expect(asked('set_up_shop')).toBe(0);

  await userEvent.type(screen.getByLabelText(/^第一位使用者的姓名/), '张小芳');
  await userEvent.type(screen.getByLabelText(/^登录密码/), '4321');
  await userEvent.type(screen.getByLabelText(/^再输一次密码/), '4321');
  fireEvent.keyDown(window, { key: 'F2' });
  await screen.findByTestId('person');
  expect(call.mock.calls.find(([name]) => name === 'set_up_shop')?.[1]).toEqual({
    name: '顺达',
    phone: '',
    address: '',
    person_name: '张小芳',
    pin: '4321',
    bays: ['1号工位', '2号工位', '3号工位'],
    // Who does not say that they repair is no technician.
    repairs: false,
  });
  expect(Object.keys(localStorage).filter((key) => key.includes('draft'))).toEqual([]);
});

it('the five questions go when another seat has answered them', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  answers.shop_status = { ...shopStatus, ready: false, people: [] };
  render(<App />);
  await screen.findByLabelText(/^店名/);
  answers.shop_status = shopStatus;
  await act(() => vi.advanceTimersByTimeAsync(5000));
  expect(await screen.findByText('你是谁？')).toBeTruthy();
  const before = asked('shop_status');
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(asked('shop_status')).toBe(before);
});

it('who is hired, and a wall right that is given, are there on a page at which nobody is signed in', async () => {
  render(<App />);
  await screen.findByText('张小芳');
  const hired = { ...person, id: 77, name: '新来的' } as SignInPerson;
  act(() => tellStatus({ ...shopStatus, people: [...shopStatus.people, hired], wall: true } as ShopStatus));
  expect(await screen.findByText('新来的')).toBeTruthy();
  expect(screen.getByTestId('wall-show')).toBeTruthy();
  act(() => tellStatus({ ...shopStatus, people: [hired] } as ShopStatus));
  await waitFor(() => expect(screen.queryByText('张小芳')).toBeNull());
});

it('a station that faces the customer of a till shows it with nobody signed in, also after a power cut', async () => {
  answers.customer_screen = { shop_name: '顺达汽修', due: null, thanks: false };
  answers.shop_status = { ...shopStatus, till_display: true };
  const { unmount } = render(<App />);
  fireEvent.click(await screen.findByTestId('customer-screen-show'));
  await screen.findByTestId('customer-welcome');
  unmount();
  render(<App />);
  fireEvent.click(await screen.findByTestId('customer-screen-leave'));
  await screen.findByText('张小芳');
  expect(localStorage.getItem('workbay.wall')).toBeNull();
});

it('a second window of the till shows the customer their screen and no page of the program', async () => {
  keepSession(session);
  window.location.hash = '#/customer-screen';
  answers.customer_screen = { shop_name: '顺达汽修', due: null, thanks: false };
  render(<App />);
  await screen.findByTestId('customer-welcome');
  expect(document.querySelector('nav')).toBeNull();
  expect(screen.queryByTestId('person')).toBeNull();
  expect(screen.queryByTestId('customer-screen-leave')).toBeNull();
  expect(asked('get_shop')).toBe(0);
});

it('other roles reach who sits here without signing in anew, after a reload too', async () => {
  keepSession({ ...session, roles: ['technician'] });
  answers.whoami = { person_id: session.person_id, name: session.name, roles: ['technician'] };
  render(<App />);
  await screen.findByTestId('person');
  const entries = () => [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href'));
  await waitFor(() => expect(entries().length).toBeGreaterThan(0));
  expect(entries()).not.toContain('#/office');
  answers.whoami = { person_id: session.person_id, name: session.name, roles: ['manager'] };
  act(() => tellChange({ tx: 1, changes: [{ entity: 'station', id: 3 }] }));
  await waitFor(() => expect(entries()).toContain('#/office'));
  expect(keptSession()?.roles).toEqual(['manager']);
  expect(JSON.parse(sessionStorage.getItem('workbay.session') ?? '{}').roles).toEqual(['manager']);
  // An answer about somebody else changes nothing.
  answers.whoami = { person_id: 999, name: '别人', roles: ['technician'] };
  act(() => tellChange({ tx: 2, changes: [{ entity: 'station', id: 3 }] }));
  await waitFor(() => expect(asked('whoami')).toBe(3));
  expect(keptSession()?.roles).toEqual(['manager']);
});

it('who may do nothing here any more finds the sign-in page, and why', async () => {
  keepSession(session);
  render(<App />);
  await screen.findByTestId('person');
  call.mockRejectedValueOnce(new Refusal('nothing_allowed_here'));
  act(() => tellChange({ tx: 3, changes: [] }));
  expect(await screen.findByText('你是谁？')).toBeTruthy();
  expect(screen.getByTestId('session-ended').textContent).toContain('这台设备上没有勾选您职位里的工作');
});

it('what another station does is asked again without a reload', async () => {
  keepSession(session);
  render(<App />);
  await screen.findByTestId('person');
  await waitFor(() => expect(asked('nav_counts')).toBe(1));
  act(() => {
    tellChange({ tx: 1, changes: [{ entity: 'work_order', id: 7 }] });
    tellChange({ tx: 2, changes: [{ entity: 'work_order', id: 7 }] });
  });
  await waitFor(() => expect(asked('nav_counts')).toBe(2));
});

it('a lost line is said, and what was missed meanwhile is asked once it is back', async () => {
  keepSession(session);
  render(<App />);
  await screen.findByTestId('person');
  await waitFor(() => expect(asked('nav_counts')).toBe(1));
  act(() => tellConnection('lost'));
  expect(screen.getByTestId('line-lost')).toBeTruthy();
  act(() => tellConnection('connected'));
  await waitFor(() => expect(asked('nav_counts')).toBe(2));
  expect(screen.queryByTestId('line-lost')).toBeNull();
});

it('an ended session leads back to the people of the shop', async () => {
  keepSession(session);
  render(<App />);
  await screen.findByTestId('person');
  call.mockRejectedValueOnce(new Refusal('not_signed_in'));
  act(() => tellChange({ tx: 3, changes: [] }));
  expect(await screen.findByText('你是谁？')).toBeTruthy();
});

it('after a restore the sign-in page says why, once, and no error', async () => {
  keepSession(session);
  render(<App />);
  await screen.findByTestId('person');
  call.mockImplementation(async (command) => {
    if (command !== 'shop_status') throw new Refusal('restored');
    return answers[command] ?? null;
  });
  act(() => tellChange({ tx: 0, changes: [{ entity: 'shop', id: 1 }] }));
  expect(await screen.findByText('你是谁？')).toBeTruthy();
  expect(screen.getByTestId('session-ended').textContent).toBe('数据已恢复为之前的备份，请重新登录。');
  expect(screen.queryByRole('alert')).toBeNull();

  call.mockImplementation(async (command) => answers[command] ?? null);
  await userEvent.keyboard('{Enter}');
  await screen.findByText('张小芳，请输入密码');
  await userEvent.keyboard('4321{Enter}');
  await screen.findByTestId('person');
  act(() => forgetSession());
  expect(await screen.findByText('你是谁？')).toBeTruthy();
  expect(screen.queryByTestId('session-ended')).toBeNull();
});

it('Ctrl+K goes to the search box from anywhere', async () => {
  keepSession(session);
  render(<App />);
  await screen.findByTestId('person');
  fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
  const box = screen.getByRole('combobox');
  expect(document.activeElement).toBe(box);
  await userEvent.type(box, 'abc');
  expect(await screen.findByText('没有找到“abc”')).toBeTruthy();
});
