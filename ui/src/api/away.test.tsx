import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Connection, Transport } from './transport';

const session = { token: 'first', person_id: 2, name: '张小芳', roles: ['advisor'] };

/** A stream that says what the test says. */
class Ear {
  static all: Ear[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  private readonly listeners = new Map<string, (event: { data: string }) => void>();

  constructor(readonly address: string) {
    Ear.all.push(this);
  }

  addEventListener(name: string, listener: (event: { data: string }) => void): void {
    this.listeners.set(name, listener);
  }

  hear(name: string, data = '1'): void {
    if (!this.closed) this.listeners.get(name)?.({ data });
  }

  close(): void {
    this.closed = true;
  }

  static get open(): Ear[] {
    return Ear.all.filter((ear) => !ear.closed);
  }
}

/** What the host does: it answers, it is off, it hangs, or it does not know the token. */
type Host = 'answers' | 'off' | 'frozen' | 'stranger';
let host: Host;
let asked: { address: string; token: string | undefined }[];
const refused = () => new Response('{"code":"not_signed_in"}', { status: 401 });

const fetched = vi.fn((address: string, init: RequestInit = {}) => {
  const token = new Headers(init.headers).get('Authorization')?.slice(7);
  asked.push({ address, token });
  if (host === 'off') return Promise.reject(new TypeError('Failed to fetch'));
  if (host === 'frozen') {
    return new Promise<Response>((_, gone) =>
      init.signal?.addEventListener('abort', () => gone(new DOMException('gone', 'AbortError'))),
    );
  }
  if (address === '/api/sign-in') {
    return Promise.resolve(new Response(JSON.stringify({ ...session, token: 'second' })));
  }
  return Promise.resolve(host === 'stranger' && token === 'first' ? refused() : new Response('{}'));
});

let said: Connection[];
let heard: number[];
let door: Transport;
let seat: typeof import('./session');
const beats = async (seconds: number) => {
  for (let second = 0; second < seconds; second++) {
    await vi.advanceTimersByTimeAsync(1000);
    for (const ear of Ear.open) ear.hear('beat');
  }
};
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const openStreams = () => {
  for (const ear of Ear.open) ear.onopen?.();
};

async function sitDown(): Promise<void> {
  const { stationTransport } = await import('./http');
  door = stationTransport();
  door.onConnection((connection) => said.push(connection));
  door.onChanges(({ tx }) => heard.push(tx));
  openStreams();
}

beforeEach(async () => {
  // Each story has a page of its own: one page has one line.
  vi.resetModules();
  seat = await import('./session');
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Ear);
  vi.stubGlobal('fetch', fetched);
  Ear.all = [];
  [asked, said, heard] = [[], [], []];
  host = 'answers';
  seat.keepSession(session);
});

afterEach(() => {
  seat.forgetSession();
  vi.clearAllTimers();
  vi.unstubAllGlobals();
});

it('a killed host is said at once, and asked for until it is back: then the stream opens anew', async () => {
  await sitDown();
  await beats(3);
  host = 'off';
  Ear.open[0]?.onerror?.();
  await pass(100);
  expect(said).toEqual(['connected', 'lost']);
  await pass(60_000);
  expect(said).toEqual(['connected', 'lost']);
  host = 'answers';
  await pass(3000);
  expect(said).toEqual(['connected', 'lost', 'connected']);
  expect(Ear.open.map(({ address }) => address)).toEqual(['/api/events?token=first']);
});

it('the host is asked at most every three seconds during a long outage, and the page knows when', async () => {
  await sitDown();
  await beats(1);
  host = 'off';
  Ear.open[0]?.onerror?.();
  await pass(60_000);
  asked = [];
  await pass(60_000);
  expect(asked.length).toBeGreaterThanOrEqual(19);
  expect(asked.length).toBeLessThanOrEqual(21);
  const next = door.outage?.current()?.next ?? 0;
  expect(next - performance.now()).toBeGreaterThan(0);
  expect(next - performance.now()).toBeLessThanOrEqual(3000);
  host = 'answers';
  expect(await door.outage?.tryNow()).toBe(true);
  expect(said.at(-1)).toBe('connected');
});

it('a host that freezes before it was ever heard to beat is said within three seconds', async () => {
  await sitDown();
  host = 'frozen';
  await pass(3000);
  expect(said).toEqual(['connected', 'lost']);
});

it('a question that hangs is said within three seconds where no stream listens, and ends', async () => {
  seat.forgetSession();
  await sitDown();
  await pass(10_000);
  expect(said).toEqual(['connected']);
  host = 'frozen';
  const failure = door.call('shop_status', {}).catch((thrown: unknown) => thrown);
  await pass(3000);
  expect(said).toEqual(['connected', 'lost']);
  expect(await failure).toMatchObject({ code: 'transport_lost' });
});

it('who works here is heard with each answer while nobody is signed in, and by nobody who is', async () => {
  seat.forgetSession();
  await sitDown();
  const statuses: unknown[] = [];
  door.onShopStatus?.((status) => statuses.push(status));
  await pass(4000);
  expect(statuses.length).toBeGreaterThanOrEqual(2);
  const before = statuses.length;
  seat.keepSession(session);
  await pass(4000);
  expect(asked.at(-1)?.address).toBe('/api/rpc/get_shop');
  expect(statuses).toHaveLength(before);
});

it('the sign-in page learns by itself that the host is gone', async () => {
  seat.forgetSession();
  await sitDown();
  await pass(5000);
  host = 'off';
  await pass(3000);
  expect(said).toEqual(['connected', 'lost']);
});

it('a slow answer of a host that beats is no lost line', async () => {
  await sitDown();
  host = 'frozen';
  void door.call('make_backup', {}, 'k').catch(() => undefined);
  await beats(30);
  expect(said).toEqual(['connected']);
});

it('a host that says nothing but changes is there', async () => {
  await sitDown();
  await beats(2);
  // While the probe would find nobody: the changes themselves are enough.
  host = 'frozen';
  for (let tenth = 0; tenth < 100; tenth++) {
    await pass(100);
    Ear.open[0]?.hear('changes', '{"tx":5,"changes":[]}');
  }
  expect(said).toEqual(['connected']);
});

it('a stream whose token is good for nothing leads to the sign-in within seconds, without a red light', async () => {
  await sitDown();
  await beats(3);
  host = 'stranger';
  Ear.open[0]?.onerror?.();
  await pass(1000);
  expect(seat.keptSession()).toBeUndefined();
  expect(said).toEqual(['connected']);
  expect(Ear.open).toEqual([]);
  const before = Ear.all.length;
  await pass(20_000);
  expect(Ear.all.length).toBe(before);

  await door.signIn(2, '4321');
  expect(Ear.open.map(({ address }) => address)).toEqual(['/api/events?token=second']);
});

it('a host that began anew and knows nobody: nothing is asked with the old token, and no stream is opened with it', async () => {
  await sitDown();
  await beats(1);
  host = 'off';
  Ear.open[0]?.onerror?.();
  await pass(5000);
  host = 'stranger';
  const streams = Ear.all.length;
  await pass(3000);
  expect(seat.keptSession()).toBeUndefined();
  expect(said.at(-1)).toBe('connected');
  expect(Ear.all.length).toBe(streams);
  await door.signIn(2, '4321');
  expect(Ear.open.map(({ address }) => address)).toEqual(['/api/events?token=second']);
});

it('an ended session takes its stream with it', async () => {
  await sitDown();
  await beats(1);
  seat.forgetSession();
  expect(Ear.open).toEqual([]);
});

it('a stream that the host ended is opened anew, and what was missed meanwhile is asked', async () => {
  await sitDown();
  await beats(2);
  Ear.open[0]?.onerror?.();
  await pass(1000);
  expect(said).toEqual(['connected']);
  expect(Ear.open.length).toBe(1);
  openStreams();
  expect(heard).toEqual([0]);
});

it('a page taken out of the browser’s store opens its stream anew', async () => {
  await sitDown();
  await beats(1);
  const [old] = Ear.open;
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  expect(old?.closed).toBe(true);
  openStreams();
  expect(heard).toEqual([0]);
});

it('an answer that breaks off in its middle is none', async () => {
  await sitDown();
  fetched.mockImplementationOnce(() =>
    Promise.resolve({
      ok: true,
      status: 200,
      headers: new Headers(),
      text: () => Promise.reject(new TypeError('network error')),
    } as unknown as Response),
  );
  await expect(door.call('search', { query: 'a' })).rejects.toMatchObject({ code: 'transport_lost' });
});

it('while the line is lost a write does not go out to hang; one that comes back is heard at once', async () => {
  await sitDown();
  await beats(1);
  host = 'frozen';
  await pass(3000);
  asked = [];
  const first = door.call('save_shop', {}, 'k').catch((thrown: unknown) => thrown);
  await pass(2100);
  expect(await first).toMatchObject({ code: 'transport_lost' });
  expect(asked.some(({ address }) => address.endsWith('save_shop'))).toBe(false);
  host = 'answers';
  expect(await door.call('save_shop', {}, 'k')).toEqual({});
  expect(said.at(-1)).toBe('connected');
});
