// A shop whose host, stations and guests are computers of one house, each with its own real address.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../window/driver.mjs';
import { end, entranceOf, start } from '../../window/processes.mjs';
import { atTheShop, built, manager } from '../../browser/support/station.mjs';
import { network } from './namespaces.mjs';
import { Visitor } from './visitor.mjs';

/** Where the host is, and where it would be if its provider gave it an address of the wide world. */
export const HOST = '192.168.77.1';
export const WORLD = '203.0.113.7';
export const PORT = 7443;

/**
 * What a story of the house is told.
 *
 * @typedef {Record<'host' | 'tablet' | 'desk' | 'guest', any> & {
 *   plug: (name: string, is: boolean) => unknown,
 *   slow: (name: string, air: { delay: number, megabits: number, loss: number }) => boolean,
 *   shop: Shop,
 *   authority: string,
 *   fingerprint: string,
 *   stands: () => Promise<Extract<CommandAnswer<'list_stations'>['state'], { is: 'open' }> | undefined>,
 *   code: (roles?: CommandRequest<'offer_pairing'>['roles']) => Promise<string>,
 *   come: (place: any, origin: string, wish?: ConstructorParameters<typeof Visitor>[2]) => Visitor,
 *   at: (place: any, host?: string, wish?: ConstructorParameters<typeof Visitor>[2]) => Visitor,
 *   station: (place: any, name: string) => Promise<Visitor>,
 *   row: (name: string) => Promise<CommandAnswer<'list_stations'>['stations'][number] | undefined>,
 * }} House
 */

/** The name the host says of itself by multicast DNS. */
export const nameOf = (fingerprint) => `workbay-${fingerprint.slice(0, 8).toLowerCase()}.local`;

/** Who is in the house. The guest is in both networks of the host, so that whatever answers there it could hear. */
const computers = {
  host: [`${HOST}/24`, 'fd77::1/64', `${WORLD}/24`],
  tablet: ['192.168.77.2/24', 'fd77::2/64'],
  desk: ['192.168.77.3/24', 'fd77::3/64'],
  guest: ['192.168.77.66/24', 'fd77::66/64', '203.0.113.66/24'],
};

/**
 * One story at such a shop, its door open. `names` are names of the network with the address each stands for, as the
 * tablet's browser is told.
 *
 * @param {(house: House) => Promise<unknown>} story
 */
export async function atTheHouse(story, /** @type {{ names?: Record<string, string> }} */ { names } = {}) {
  const house = await network(computers);
  const visitors = new Set();
  try {
    await atTheShop(async (shop) => {
      const { door } = await shop.rpc('list_stations');
      await shop.rpc('open_house_door', { open: true, port: PORT, version: door.version });
      const stands = async () => {
        const { state } = await shop.rpc('list_stations');
        return state.is === 'open' ? state : undefined;
      };
      const { fingerprint } = await until(stands, 'the door to stand open');
      /** @param {ConstructorParameters<typeof Visitor>[2]} [wish] */
      const come = (place, origin, wish) => {
        const visitor = new Visitor(place, origin, wish);
        visitors.add(visitor);
        return visitor;
      };
      // As every device has it that does what the page of trust says.
      const { text: authority } = await come(house.tablet, `http://${HOST}:${PORT}`).ask('/trust/workbay.crt');
      const code = async (/** @type {CommandRequest<'offer_pairing'>['roles']} */ roles = ['advisor', 'manager']) => {
        await shop.rpc('offer_pairing', { roles, wall: false });
        return (await shop.rpc('list_stations')).offer.code;
      };
      await story({
        ...house,
        shop,
        authority,
        fingerprint,
        stands,
        code,
        /** Somebody who trusts nobody, or asks without TLS. */
        come,
        /** Somebody at one of the computers, who trusts the shop. */
        at: (place, host = HOST, wish) => come(place, `https://${host}:${PORT}`, { authority, ...wish }),
        /** A station that is let in, with the first person at it. */
        async station(place, name) {
          const visitor = come(place, `https://${HOST}:${PORT}`, { authority });
          assert.equal((await visitor.pair(await code(), name)).status, 200);
          assert.equal((await visitor.signIn(shop.me, manager.pin)).status, 200);
          return visitor;
        },
        row: async (name) => (await shop.rpc('list_stations')).stations.find(({ station }) => station.name === name),
      });
    }, {
      // The certificates are looked at by clocks of others.
      at: new Date().toISOString(), host: house.host, seenFrom: house.tablet, names,
    });
  } finally {
    for (const visitor of visitors) visitor.close();
    await house.close();
  }
}

/** A second Workbay at one of the computers, which keeps no shop: somebody who asks at its own door, and its entrance. */
export async function joinedAt(place, /** @type {(window: Visitor, entrance: string) => Promise<unknown>} */ story) {
  const data = mkdtempSync(join(tmpdir(), 'workbay-joined-'));
  const [command, ...args] = place.within([built().serve, '--data', data, '--join']);
  const child = start(command, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, WORKBAY_HOUSE: undefined } });
  let window;
  try {
    const entrance = await entranceOf(child);
    window = new Visitor(place, new URL(entrance).origin);
    const { headers } = await window.ask(new URL(entrance).pathname);
    window.cookie = headers['set-cookie'][0].split(';')[0];
    await story(window, entrance);
  } finally {
    window?.close();
    await end(child);
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
