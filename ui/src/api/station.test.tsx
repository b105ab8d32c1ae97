import { afterEach, expect, it, vi } from 'vitest';
import { Refusal } from './errors';
import { stationTransport } from './http';
import { askForCode, nameInTheHouse } from './station';

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

it('tells with each question how long the answer before took', async () => {
  const heads: (string | undefined)[] = [];
  const door = vi.fn(async (_: string, init: { headers: Record<string, string> }) => {
    heads.push(init.headers['X-Workbay-Took']);
    return new Response('{}');
  });
  vi.stubGlobal('fetch', door);
  const station = stationTransport();
  await station.call('get_shop', {});
  await station.call('get_shop', {});
  expect(heads[1]).toMatch(/^\d+$/);
});

it('a refusal reaches who asked, also the one that leads to the page for a code', async () => {
  const refused = { code: 'station_unknown' };
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(refused), { status: 401 }));
  await expect(stationTransport().call('get_shop', {})).rejects.toEqual(new Refusal('station_unknown'));
  expect(askForCode).toHaveBeenCalledOnce();
});
