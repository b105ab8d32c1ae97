import { beforeEach, expect, it, vi } from 'vitest';
import { call } from './call';
import { Refusal, TransportLost } from './errors';
import { installTransport, type Transport } from './transport';

const door = vi.fn<(command: string, request: unknown, key?: string) => Promise<unknown>>();
const request = { name: '工位', phone: '', address: '', person_name: '张', pin: '1234', bays: ['1'] };

beforeEach(() => {
  vi.useFakeTimers();
  door.mockReset();
  installTransport({ call: door } as unknown as Transport);
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

it('a second press after a lost line keeps the key; after an answer it is a new deed', async () => {
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
