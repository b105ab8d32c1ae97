// Photos on their way while the host is away: nobody has to come back and press again.
import { act, render, renderHook, screen } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refusal, TransportLost } from '../../api/errors';
import { forgetSession, keepSession } from '../../api/session';
import { type Connection, installTransport, type Transport } from '../../api/transport';
import { useUnanswered } from '../../api/unanswered';
import { UploadTile } from './UploadTile';
import { type PhotoPlace, upload, useUploads } from './uploads';

vi.mock('./shrink', () => ({
  prepared: (file: File) => Promise.resolve({ content: btoa(file.name) }),
}));

const session = { token: 'one', person_id: 4, name: '林顾问', roles: ['advisor'] };
const place: PhotoPlace = { work_order_id: 7, kind: 'walk_around', finding_id: null, job_id: null, item: '' };
const minute = 60_000;

let connection: Connection;
let knowsMe: boolean;
/** What reached the host, and under which keys it was tried. */
let asked: string[];
let tried: Map<string, Set<string | undefined>>;
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
  asked = [];
  tried = new Map();
  installTransport({
    place: 'station',
    call: (_: string, { content }: { content: string }, key?: string) => {
      keysOf(atob(content)).add(key);
      if (connection === 'lost') return Promise.reject(new TransportLost());
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
