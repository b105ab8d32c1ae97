// Photos on their way while the host is away: nobody has to come back and press again.
import { act, render, renderHook, screen } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refusal, TransportLost } from '../../api/errors';
import { forgetSession, keepSession } from '../../api/session';
import { type Connection, installTransport, type Transport } from '../../api/transport';
import { useUnanswered } from '../../api/unanswered';
import { UploadTile } from './UploadTile';
import type { PhotoPlace } from './uploadPlace';
import {
  release,
  sendAgain,
  takeAway,
  upload,
  useAnyOpen,
  useIsComing,
  usePhotosOpen,
  useProgress,
  useUploads,
} from './uploads';

vi.mock('./shrink', () => ({
  prepared: (file: File) => Promise.resolve({ content: btoa(file.name) }),
}));

const session = { token: 'one', person_id: 4, name: '林顾问', roles: ['advisor'] };
const place: PhotoPlace = { work_order_id: 7, kind: 'walk_around', finding_id: null, job_id: null, item: '' };
const minute = 60_000;

let connection: Connection;
let knowsMe: boolean;
/** Sending this one breaks the line, which is there again at once. */
let breaks: string | undefined;
/** What reached the host, and under which keys it was tried. */
let asked: string[];
let tried: Map<string, Set<string | undefined>>;
/** When each try came at the door. */
let times: { name: string; at: number }[];
const keysOf = (content: string) => {
  const keys = tried.get(content) ?? new Set();
  tried.set(content, keys);
  return keys;
};
const listeners = new Set<(connection: Connection) => void>();
const say = (next: Connection) =>
  act(async () => {
    connection = next;
    for (const listener of listeners) listener(next);
    await vi.advanceTimersByTimeAsync(10);
  });
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

beforeEach(() => {
  vi.useFakeTimers();
  connection = 'connected';
  knowsMe = true;
  breaks = undefined;
  asked = [];
  times = [];
  tried = new Map();
  installTransport({
    place: 'station',
    call: (_: string, { content }: { content: string }, key?: string) => {
      const name = atob(content);
      keysOf(name).add(key);
      times.push({ name, at: Date.now() });
      if (connection === 'lost' || name === breaks) return Promise.reject(new TransportLost());
      if (!knowsMe) return Promise.reject(new Refusal('not_signed_in'));
      asked.push(atob(content));
      return Promise.resolve({ id: 30 + asked.length });
    },
    onConnection: (listener: (one: Connection) => void) => {
      listeners.add(listener);
      listener(connection);
      return () => listeners.delete(listener);
    },
  } as unknown as Transport);
  keepSession({ ...session, person_id: 99, token: 'other' });
  keepSession(session);
});

afterEach(async () => {
  // What a test left on its way goes out, so that the next begins with nothing.
  knowsMe = true;
  breaks = undefined;
  keepSession(session);
  await say('connected');
  await pass(2000);
});

const at = () => renderHook(() => useUploads(place)).result;
const states = (list: { current: readonly { state: string }[] }) => list.current.map((one) => one.state);
const take = (...names: string[]) =>
  act(async () => {
    upload(
      place,
      names.map((name) => new File(['x'], name)),
    );
    await vi.advanceTimersByTimeAsync(10);
  });

it('an hour without the host, and they go out by themselves when it is back, once each', async () => {
  const list = at();
  const told = renderHook(() => useUnanswered()).result;
  await say('lost');
  await take('a', 'b');
  await pass(3 * minute);
  expect(states(list)).toEqual(['waiting', 'waiting']);
  expect(list.current[0]?.lost).toBe(true);
  // It waits for the line; nobody has to look what became of it.
  expect(told.current).toEqual({ waiting: 1, open: 0 });
  await pass(70 * minute);
  await say('connected');
  await pass(1000);
  expect(asked).toEqual(['a', 'b']);
  expect(states(list)).toEqual(['sent', 'sent']);
  // Had the host taken the first before the line broke, it would have known it by its key.
  expect(keysOf('a').size).toBe(1);
  expect(told.current).toEqual({ waiting: 0, open: 0 });
});

it('a host that began anew knows nobody: they go out once the same person has signed in', async () => {
  const list = at();
  await say('lost');
  await take('a', 'b');
  knowsMe = false;
  await say('connected');
  forgetSession(new Refusal('not_signed_in'));
  await pass(5000);
  expect(states(list)).toEqual(['waiting', 'waiting']);
  expect(asked).toEqual([]);
  knowsMe = true;
  act(() => keepSession({ ...session, token: 'two' }));
  await pass(1000);
  expect(asked).toEqual(['a', 'b']);
  expect(states(list)).toEqual(['sent', 'sent']);
});

it('one that waits for the host says so, and may be taken away', async () => {
  const list = at();
  await say('lost');
  await take('licence.jpg');
  await pass(3 * minute);
  const [waits] = list.current;
  render(<AntApp>{waits && <UploadTile upload={waits} />}</AntApp>);
  expect(screen.getByText('licence.jpg：主机恢复后自动发送')).toBeTruthy();
  expect(screen.queryByTestId(`upload-again-${waits?.key}`)).toBeNull();
  act(() => screen.getByTestId(`upload-away-${waits?.key}`).click());
  expect(list.current).toEqual([]);
  expect(renderHook(() => useUnanswered()).result.current).toEqual({ waiting: 0, open: 0 });
  await say('connected');
  await pass(1000);
  expect(asked).toEqual([]);
});

const other = { token: 'theirs', person_id: 5, name: '周师傅', roles: ['technician'] };

it('on a shared tablet they wait for whoever took them, and nobody else sees, waits for or sends any', async () => {
  const list = at();
  const seen = renderHook(() => ({
    open: useAnyOpen(),
    sheet: usePhotosOpen(7, ['walk_around']),
    coming: useIsComing([place]),
    progress: useProgress(place),
    unanswered: useUnanswered(),
  })).result;
  await say('lost');
  await take('a', 'b');
  await pass(5000);
  act(() => forgetSession());
  act(() => keepSession(other));
  await say('connected');
  await pass(5000);
  expect(asked).toEqual([]);
  expect(list.current).toEqual([]);
  const nothing = { waiting: 0, open: 0 };
  expect(seen.current).toEqual({
    open: false,
    sheet: false,
    coming: false,
    progress: undefined,
    unanswered: nothing,
  });
  // What the other one takes at the same place goes by itself, and is counted by itself.
  await take('c');
  expect(asked).toEqual(['c']);
  expect(states(list)).toEqual(['sent']);
  // They are nowhere but in this page: whoever closes it is asked.
  const leave = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leave);
  expect(leave.defaultPrevented).toBe(true);

  act(() => forgetSession());
  connection = 'lost';
  act(() => keepSession({ ...session, token: 'back' }));
  // They wait for the line and go by themselves: nobody has to look what became of them.
  expect(states(list)).toEqual(['sending', 'waiting']);
  expect(seen.current).toMatchObject({ open: true, sheet: true, progress: { sent: 0, all: 2 } });
  expect(seen.current.unanswered).toEqual({ waiting: 1, open: 0 });
  await say('connected');
  await pass(2000);
  expect(asked).toEqual(['c', 'a', 'b']);
  expect(states(list)).toEqual(['sent', 'sent']);
  expect(keysOf('a').size).toBe(1);
  expect(seen.current.unanswered).toEqual(nothing);
});

it('a finding that somebody else reports takes only their own photos along', async () => {
  const held = renderHook(() => useUploads('finding/3')).result;
  act(() => upload('finding/3', [new File(['x'], 'a')]));
  await pass(10);
  act(() => keepSession(other));
  expect(held.current).toEqual([]);
  expect(release('finding/3', { ...place, kind: 'finding', finding_id: 12 })).toBe(0);
  act(() => keepSession({ ...session, token: 'back' }));
  expect(states(held)).toEqual(['held']);
  act(() => takeAway(held.current[0]?.key ?? 0));
});

it('one that breaks the line each time lets others go first, rests longer each time, and then waits for a hand', async () => {
  const list = at();
  const unanswered = renderHook(() => useUnanswered()).result;
  const begun = Date.now();
  breaks = 'a';
  await take('a', 'b');
  await pass(2000);
  expect(asked).toEqual(['b']);
  expect(states(list)).toEqual(['waiting', 'sent']);
  await pass(10 * minute);
  // Each round asks three times, 1.3 seconds from the first to the last.
  const rounds = times.filter(({ name }) => name === 'a').filter((_, index) => index % 3 === 0);
  const since = rounds.map(({ at }) => Math.round((at - begun) / 1000));
  expect(since).toEqual([0, 6, 38, 159, 280]);
  expect(list.current[0]).toMatchObject({ state: 'failed', refusal: { code: 'transport_lost' } });
  // The tile says it; nothing waits for the line any more.
  expect(unanswered.current).toEqual({ waiting: 0, open: 0 });

  breaks = undefined;
  act(() => sendAgain(list.current[0]?.key ?? 0));
  await pass(10);
  expect(asked).toEqual(['b', 'a']);
  expect(keysOf('a').size).toBe(1);
});

it('whoever presses once more begins the rounds anew', async () => {
  const list = at();
  breaks = 'a';
  await take('a');
  await pass(10 * minute);
  expect(states(list)).toEqual(['failed']);
  act(() => sendAgain(list.current[0]?.key ?? 0));
  await pass(3000);
  expect(states(list)).toEqual(['waiting']);
  // While it rests, one taken now goes at once.
  await take('b');
  expect(asked).toEqual(['b']);
  breaks = undefined;
  await pass(6000);
  expect(asked).toEqual(['b', 'a']);
});

it('a host that was away often is no fault of the photo', async () => {
  const list = at();
  await say('lost');
  await take('a');
  for (let times = 0; times < 8; times++) {
    await pass(4 * minute);
    breaks = 'a';
    await say('connected');
    await say('lost');
    breaks = undefined;
  }
  expect(states(list)).not.toContain('failed');
  await pass(4 * minute);
  await say('connected');
  await pass(3000);
  expect(asked).toEqual(['a']);
});
