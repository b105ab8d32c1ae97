import { renderHook } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { call, onRefusal } from './call';
import { Refusal, TransportLost } from './errors';
import { forgetSession, heedRefusal, keepSession, keptSession } from './session';
import { type Connection, installTransport, type Transport } from './transport';
import { forgetUnanswered, useUnanswered } from './unanswered';

const door = vi.fn<(command: string, request: unknown, key?: string) => Promise<unknown>>();
const sitsHere = { token: 't', person_id: 2, name: '张小芳', roles: ['advisor'] };
const request = { name: '工位', phone: '', address: '', person_name: '张', pin: '1234', bays: ['1'] };

let connection: Connection;
const listeners = new Set<(connection: Connection) => void>();
const onConnection: Transport['onConnection'] = (listener) => {
  listeners.add(listener);
  listener(connection);
  return () => listeners.delete(listener);
};
const say = (next: Connection) => {
  connection = next;
  for (const listener of listeners) listener(next);
};

beforeEach(() => {
  vi.useFakeTimers();
  door.mockReset();
  keepSession(sitsHere);
  connection = 'connected';
  installTransport({ call: door, onConnection } as unknown as Transport);
});

/** Lets the pauses between two tries pass. */
async function settled<Answer>(asking: Promise<Answer>): Promise<Answer | unknown> {
  const caught = asking.catch((failure: unknown) => failure);
  await vi.runAllTimersAsync();
  return caught;
}

const keys = () => door.mock.calls.map(([, , key]) => key);

it('a read carries no key', async () => {
  door.mockResolvedValue({});
  await call('search', { query: 'a' });
  expect(keys()).toEqual([undefined]);
});

it('a write without an answer is asked again with the same key', async () => {
  door.mockRejectedValueOnce(new TransportLost()).mockResolvedValueOnce({ ready: true });
  expect(await settled(call('set_up_shop', request))).toEqual({ ready: true });
  expect(door).toHaveBeenCalledTimes(2);
  expect(keys()[0]).toBeTruthy();
  expect(new Set(keys()).size).toBe(1);
});

it('a second press after a lost line keeps the key; after an answer it is a new command', async () => {
  door.mockRejectedValue(new TransportLost());
  expect(await settled(call('set_up_shop', request))).toBeInstanceOf(TransportLost);
  const [lost] = keys();
  door.mockReset();
  door.mockResolvedValue({});
  await settled(call('set_up_shop', request));
  await settled(call('set_up_shop', request));
  const [second, third] = keys();
  expect(second).toBe(lost);
  expect(third).not.toBe(lost);
});

it('a refusal is an answer: nothing is asked twice, and the next try is new', async () => {
  door.mockRejectedValue(new Refusal('already_set_up'));
  expect(await settled(call('set_up_shop', request))).toMatchObject({ code: 'already_set_up' });
  expect(await settled(call('set_up_shop', request))).toMatchObject({ code: 'already_set_up' });
  expect(door).toHaveBeenCalledTimes(2);
  expect(new Set(keys()).size).toBe(2);
});

it('long work carries a key as a write does, so that a repeated post does not begin it twice', async () => {
  door.mockRejectedValueOnce(new TransportLost()).mockResolvedValueOnce({ id: 1, state: 'running' });
  await settled(call('make_backup', {}));
  expect(keys()[0]).toBeTruthy();
  expect(new Set(keys()).size).toBe(1);
  expect(door).toHaveBeenCalledTimes(2);
});

const unanswered = () => renderHook(() => useUnanswered()).result.current;

it('a write waits for a lost line and goes out again under its key: said while it waits, and done once', async () => {
  door.mockRejectedValue(new TransportLost());
  say('lost');
  const writing = call('set_up_shop', request);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(unanswered()).toEqual({ waiting: 1, open: 0 });
  const tries = door.mock.calls.length;
  door.mockResolvedValue({ ready: true });
  say('connected');
  await vi.advanceTimersByTimeAsync(100);
  expect(await writing).toEqual({ ready: true });
  expect(door).toHaveBeenCalledTimes(tries + 1);
  expect(new Set(keys()).size).toBe(1);
  expect(unanswered()).toEqual({ waiting: 0, open: 0 });
});

it('after two minutes the button is free again, and the person is told to look', async () => {
  door.mockRejectedValue(new TransportLost());
  say('lost');
  const writing = call('set_up_shop', request).catch((failure: unknown) => failure);
  await vi.advanceTimersByTimeAsync(125_000);
  expect(await writing).toBeInstanceOf(TransportLost);
  expect(unanswered()).toEqual({ waiting: 0, open: 1 });
  const [lost] = keys();
  // Having looked, the person means a new command.
  forgetUnanswered();
  expect(unanswered()).toEqual({ waiting: 0, open: 0 });
  door.mockResolvedValue({});
  say('connected');
  await settled(call('set_up_shop', request));
  expect(keys().at(-1)).not.toBe(lost);
});

it('a write whose session ended with the outage is not sent as nobody, and keeps its key for the next press', async () => {
  door.mockRejectedValue(new TransportLost());
  say('lost');
  const writing = call('set_up_shop', request).catch((failure: unknown) => failure);
  await vi.advanceTimersByTimeAsync(5000);
  const [lost] = keys();
  const tries = door.mock.calls.length;
  forgetSession(new Refusal('not_signed_in'));
  say('connected');
  await vi.advanceTimersByTimeAsync(2000);
  expect(await writing).toMatchObject({ code: 'not_signed_in' });
  expect(door).toHaveBeenCalledTimes(tries);

  keepSession({ ...sitsHere, token: 'new' });
  expect(unanswered()).toEqual({ waiting: 0, open: 1 });
  door.mockResolvedValue({});
  await settled(call('set_up_shop', request));
  expect(keys().at(-1)).toBe(lost);
  expect(unanswered()).toEqual({ waiting: 0, open: 0 });
});

it('a host that does not know who repeats a write says nothing of what became of it: the key is kept', async () => {
  door.mockRejectedValueOnce(new TransportLost()).mockRejectedValueOnce(new Refusal('not_signed_in'));
  expect(await settled(call('set_up_shop', request))).toMatchObject({ code: 'not_signed_in' });
  door.mockResolvedValue({});
  await settled(call('set_up_shop', request));
  expect(new Set(keys()).size).toBe(1);
});

it('another person who presses the same has a key of their own', async () => {
  door.mockRejectedValue(new TransportLost());
  await settled(call('set_up_shop', request));
  keepSession({ ...sitsHere, token: 'u', person_id: 3 });
  expect(unanswered()).toEqual({ waiting: 0, open: 0 });
  door.mockResolvedValue({});
  await settled(call('set_up_shop', request));
  expect(keys().at(-1)).not.toBe(keys()[0]);
});

it('a reload in the middle of a write keeps its key, and neither PIN nor content of it', async () => {
  door.mockReturnValue(new Promise(() => undefined));
  void call('set_up_shop', request);
  await vi.advanceTimersByTimeAsync(10);
  const [lost] = keys();
  // The key itself is made of chance, and a PIN may stand in it by chance.
  expect(JSON.stringify({ ...sessionStorage }).replaceAll(String(lost), '')).not.toContain('1234');

  vi.resetModules();
  const again = await import('./call');
  const transports = await import('./transport');
  transports.installTransport({ call: door, onConnection } as unknown as Transport);
  door.mockResolvedValue({});
  await again.call('set_up_shop', request);
  expect(keys().at(-1)).toBe(lost);
});

it('a late refusal of somebody who sat here before is known as theirs', async () => {
  const stop = onRefusal(heedRefusal);
  let refuse: (refusal: Refusal) => void = () => undefined;
  door.mockReturnValueOnce(
    new Promise((_, fail) => {
      refuse = fail;
    }),
  );
  const asking = call('search', { query: 'a' }).catch(() => undefined);
  keepSession({ ...sitsHere, token: 'new' });
  refuse(new Refusal('not_signed_in'));
  await asking;
  expect(keptSession()?.token).toBe('new');
  stop();
});
