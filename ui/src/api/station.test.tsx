import { LIMITS } from '@bindings';
import { afterEach, expect, it, vi } from 'vitest';
import { Refusal } from './errors';
import { stationTransport } from './http';
import { forgetSession, keepSession } from './session';
import { askForCode, nameInTheHouse, nameStation, stationName } from './station';

vi.mock(import('./station'), async (original) => ({ ...(await original()), askForCode: vi.fn() }));

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('a station is called what the shop calls it, by the name its door gave', () => {
  expect(nameInTheHouse()).toBeUndefined();
  const name = encodeURIComponent('2号工位平板');
  vi.spyOn(document, 'cookie', 'get').mockReturnValue(`theme=dark; workbay_station_name=${name}; other=1`);
  expect(nameInTheHouse()).toBe('2号工位平板');
});

it('a computer beside the host is called no longer than the host writes it down', () => {
  nameStation('前'.repeat(LIMITS.station_name + 1));
  expect(stationName()).toBe('前'.repeat(LIMITS.station_name));
  nameStation('');
});

/** A door whose answers take so long on the whole, and of that so long in the host where it says so. */
function timed() {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const heads: (string | undefined)[] = [];
  const next = { whole: 0, host: undefined as number | undefined };
  const door = async (_: string, init: { headers: Record<string, string> }) => {
    heads.push(init.headers['X-Workbay-Took']);
    now += next.whole;
    return new Response('{}', {
      headers: next.host === undefined ? {} : { 'Server-Timing': `host;dur=${next.host.toFixed(1)}` },
    });
  };
  vi.stubGlobal('fetch', vi.fn(door));
  const takes = (whole: number, host?: number) => Object.assign(next, { whole, host });
  return { station: stationTransport(), takes, told: () => heads.at(-1) };
}

it('tells with each question how far away the host is, without the time it took itself', async () => {
  const { station, takes, told } = timed();
  // A report of a year: the host works for two seconds, and is near.
  takes(2012, 2000);
  await station.call('get_shop', {});
  takes(63, 3);
  await station.call('get_shop', {});
  expect(told()).toBe('12');
  // Clocks of two computers: no answer comes before it was asked for.
  takes(1, 1.6);
  await station.call('get_shop', {});
  expect(told()).toBe('60');
  await station.call('get_shop', {});
  expect(told()).toBe('0');
});

it('a photo that goes out, a PIN that is looked at and a write say nothing of how far the host is', async () => {
  const { station, takes, told } = timed();
  takes(25, 5);
  await station.call('get_shop', {});
  takes(9000, 300);
  await station.call('add_photo', { content: 'A'.repeat(400_000) }, 'key-1');
  await station.call('find_anything', { text: 'A'.repeat(5000) });
  await station.call('take_payment', {}, 'key-2');
  takes(400);
  await station.signIn(1, '1234');
  takes(25, 5);
  await station.call('get_shop', {});
  expect(told()).toBe('20');
});

it('what a page asks by itself says how long no hand was on it', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const heads: (string | undefined)[] = [];
  const door = async (_: string, init: { headers: Record<string, string> }) => {
    heads.push(init.headers['X-Workbay-Rested']);
    return new Response('{}');
  };
  vi.stubGlobal('fetch', vi.fn(door));
  const station = stationTransport();
  await station.call('shop_status', {});
  keepSession({ token: 'one', person_id: 4, name: '林顾问', roles: ['advisor'] });
  const after = async (seconds: number) => {
    now += seconds * 1000;
    await station.call('get_shop', {});
  };
  await after(90);
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  await after(2);
  await after(3600);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
  await after(0);
  forgetSession();
  expect(heads).toEqual([undefined, '90', '2', '3602', '0']);
});

it('a refusal reaches who asked, also the one that leads to the page for a code', async () => {
  const refused = { code: 'station_unknown' };
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(refused), { status: 401 }));
  await expect(stationTransport().call('get_shop', {})).rejects.toEqual(new Refusal('station_unknown'));
  expect(askForCode).toHaveBeenCalledOnce();
});
