import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Refusal, TransportLost } from '../api/errors';
import { forgetSession, keepSession } from '../api/session';
import { type Connection, installTransport, type Outage, type Transport } from '../api/transport';
import { App } from './App';
import { queries } from './queries';
// What the program loads after its first screen is at hand: these stories wait for nobody's disk.
import './Inside';

const session = { token: 't', person_id: 2, name: '张小芳', roles: ['advisor'] };
const answers: Record<string, unknown> = {
  shop_status: {
    ready: true,
    shop_name: '顺达汽修',
    people: [{ id: 2, name: '张小芳', roles: ['advisor'] }],
  },
  get_shop: { name: '顺达汽修', settings: { zone: 480, prefixes: {} } },
  get_clock: {
    now: '2026-03-02T00:30:00Z',
    computer: '2026-03-02T00:30:00Z',
    minutes_behind: null,
    zone: 480,
    given: false,
  },
  nav_counts: {},
};

/** A host that is away, and the line to it as a browser knows it. */
let away: boolean;
let outage: Outage | undefined;
let movedAfter: number | undefined;
const listeners = new Set<(connection: Connection) => void>();
const watching = new Set<() => void>();
const answer = async (command: string): Promise<unknown> => {
  if (away) throw new TransportLost();
  return answers[command] ?? null;
};
const call = vi.fn(answer);
const tryNow = vi.fn(async () => false);
const say = (next: { next?: number; since?: number } | undefined) => {
  outage = next && { since: performance.now(), ...next };
  for (const tell of watching) tell();
  for (const listener of listeners) listener(next ? 'lost' : 'connected');
};

beforeEach(() => {
  queries.clear();
  window.location.hash = '#/';
  call.mockReset().mockImplementation(answer);
  [away, outage, movedAfter] = [false, undefined, undefined];
  const door: Partial<Transport> = {
    place: 'station',
    call,
    onChanges: () => () => undefined,
    onConnection(listener) {
      listeners.add(listener);
      listener(outage ? 'lost' : 'connected');
      return () => listeners.delete(listener);
    },
    outage: {
      current: () => outage,
      watch(changed) {
        watching.add(changed);
        return () => watching.delete(changed);
      },
      tryNow,
      get movedAfter() {
        return movedAfter;
      },
    },
  };
  installTransport(door as Transport);
});

const asked = () => call.mock.calls.map(([command]) => command).sort();

it('a page first opened during an outage says so, says when it tries next, and opens by itself', async () => {
  keepSession(session);
  away = true;
  render(<App />);
  await waitFor(() => expect(call).toHaveBeenCalled());
  act(() => say({ next: performance.now() + 2600 }));
  expect(screen.getByTestId('line-lost').textContent).toContain('主机没有回应');
  expect(screen.getByTestId('next-try').textContent).toBe('3 秒后再试');
  act(() => screen.getByTestId('try-now').click());
  expect(tryNow).toHaveBeenCalled();

  away = false;
  act(() => say(undefined));
  expect(await screen.findByTestId('person')).toBeTruthy();
  expect(screen.queryByTestId('line-lost')).toBeNull();
});

it('a browser that waits for long is told that the host may have moved, and what to do', async () => {
  keepSession(session);
  movedAfter = 20_000;
  render(<App />);
  await screen.findByTestId('person');
  away = true;
  const since = performance.now();
  act(() => say({ since: since - 19_000, next: since + 60_000 }));
  expect(screen.getByTestId('line-lost')).toBeTruthy();
  expect(screen.queryByTestId('perhaps-moved')).toBeNull();
  // Each try says anew that the host is away; the time runs on.
  act(() => say({ since: since - 19_000 }));
  const said = await screen.findByTestId('perhaps-moved', {}, { timeout: 5000 });
  expect(said.textContent).toContain('重新扫那里的二维码');
  act(() => say(undefined));
  expect(screen.queryByTestId('perhaps-moved')).toBeNull();

  // The program on this computer, and a second one that joined, find the host by themselves.
  movedAfter = undefined;
  act(() => say({ since: since - 60_000 }));
  expect(screen.getByTestId('line-lost')).toBeTruthy();
  expect(screen.queryByTestId('perhaps-moved')).toBeNull();
});

it('the sign-in page opened during an outage says so and shows who works here once the host is back', async () => {
  sessionStorage.clear();
  forgetSession();
  away = true;
  render(<App />);
  await waitFor(() => expect(call).toHaveBeenCalled());
  act(() => say({}));
  expect(screen.getByTestId('next-try').textContent).toBe('正在重试……');
  expect(screen.getByTestId('line-lost').textContent).toContain('自动打开');
  away = false;
  act(() => say(undefined));
  expect(await screen.findByText('张小芳')).toBeTruthy();
});

it('nothing is asked while the line is lost, and when it is back each shown question is asked once', async () => {
  keepSession(session);
  render(<App />);
  await screen.findByTestId('person');
  // The home comes with a chunk of its own, after everything else was answered.
  await waitFor(() => expect(asked()).toContain('advisor_home'));
  await waitFor(() => expect(queries.isFetching()).toBe(0));
  const shown = asked();
  expect(new Set(shown).size).toBe(shown.length);

  away = true;
  act(() => say({}));
  call.mockClear();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  // Some of it was asked while the host was gone already, and has failed.
  await act(async () => {
    void queries.refetchQueries({ queryKey: ['nav_counts'] });
    await vi.advanceTimersByTimeAsync(90_000);
  });
  expect(asked()).toEqual([]);

  away = false;
  await act(async () => {
    say(undefined);
    await vi.advanceTimersByTimeAsync(5000);
  });
  expect(asked()).toEqual(shown);
});

it('a question that failed before the outage was known is asked once when the line is back', async () => {
  keepSession(session);
  render(<App />);
  await screen.findByTestId('person');
  // The home comes with a chunk of its own, after everything else was answered.
  await waitFor(() => expect(asked()).toContain('advisor_home'));
  await waitFor(() => expect(queries.isFetching()).toBe(0));
  const shown = asked();
  away = true;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  await act(async () => {
    void queries.invalidateQueries();
    await vi.advanceTimersByTimeAsync(100);
    say({});
    await vi.advanceTimersByTimeAsync(10_000);
  });
  call.mockClear();
  away = false;
  await act(async () => {
    say(undefined);
    await vi.advanceTimersByTimeAsync(5000);
  });
  expect(asked()).toEqual(shown);
});

it('who has to sign in again finds the page and the typing as they were; somebody else finds a page of their own', async () => {
  keepSession(session);
  render(<App />);
  await screen.findByTestId('person');
  await userEvent.type(screen.getByRole('combobox'), 'yue b');
  act(() => forgetSession(new Refusal('not_signed_in')));
  expect(await screen.findByText('你是谁？')).toBeTruthy();
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(screen.getByTestId('session-ended').textContent).toContain('已填写的内容都还在');
  call.mockClear();

  act(() => keepSession({ ...session, token: 'new' }));
  expect((await screen.findByRole('combobox')).getAttribute('value')).toBe('yue b');

  act(() => forgetSession(new Refusal('not_signed_in')));
  act(() => keepSession({ ...session, token: 'other', person_id: 3, name: '王静' }));
  expect((await screen.findByRole('combobox')).getAttribute('value')).toBe('');
  expect(screen.getAllByTestId('person').map(({ textContent }) => textContent)).toEqual(['王静']);
});

it('what is refused to a session that is over takes no page away', async () => {
  keepSession(session);
  render(<App />);
  await screen.findByTestId('person');
  await waitFor(() => expect(queries.isFetching()).toBe(0));
  call.mockImplementation(async (command: string) => {
    if (command === 'shop_status' || command === 'get_clock') return answers[command];
    throw new Refusal('not_signed_in');
  });
  await act(async () => {
    await queries.invalidateQueries();
  });
  expect(await screen.findByText('你是谁？')).toBeTruthy();
  const refused = queries.getQueryCache().findAll({ predicate: ({ state }) => state.error !== null });
  expect(refused.map(({ queryKey }) => queryKey)).toEqual([]);
});

it('who signs out, and whoever sat here before a restore, leaves nothing behind', async () => {
  for (const why of [undefined, new Refusal('restored')]) {
    keepSession(session);
    const { unmount } = render(<App />);
    await screen.findByTestId('person');
    act(() => forgetSession(why));
    expect(await screen.findByText('你是谁？')).toBeTruthy();
    expect(screen.queryByTestId('person')).toBeNull();
    unmount();
  }
});
