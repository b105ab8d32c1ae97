// The real window of a computer that keeps no shop: it chooses a host, is let in by its code, and shows the host's pages.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { freePort } from '../browser/support/ports.mjs';
import { atTheShop } from '../browser/support/station.mjs';
import { inTheWindow, until } from './driver.mjs';
import { named, picture, press } from './support/hands.mjs';

const openDoor = async (shop, port) => {
  const { door } = await shop.rpc('list_stations');
  await shop.rpc('open_house_door', { open: true, port, version: door.version });
  await until(async () => (await shop.rpc('list_stations')).state.is === 'open', 'the door of the house');
};

const type = (driver, css, text) =>
  driver.execute(
    `const field = document.querySelector(arguments[0]);
     field.value = arguments[1];
     field.dispatchEvent(new Event('input', { bubbles: true }));`,
    css,
    text,
  );

test('a second computer works at the shop of the first, in its own window', () =>
  atTheShop(
    async (shop) => {
      const port = await freePort();
      await openDoor(shop, port);
      await shop.hire('林晓燕', ['advisor']);
      const data = mkdtempSync(join(tmpdir(), 'workbay-joined-'));
      try {
        // As the first page of a new file leaves it, when somebody says that the data is elsewhere.
        writeFileSync(join(data, 'joined.json'), '{"host":null}');
        await inTheWindow(
          'joined',
          async (driver) => {
            await driver.find(named('address'));
            await picture(driver, 'joined-choose');
            await type(driver, named('address'), `127.0.0.1:${port}`);
            await press(driver, named('look'));
            await driver.find(named('fingerprint'));
            await press(driver, named('choose'));
            await driver.find('#code');
            await shop.rpc('offer_pairing', { roles: ['advisor'] });
            const { offer } = await shop.rpc('list_stations');
            await type(driver, '#code', offer.code);
            await type(driver, '#name', '前台二号机');
            await press(driver, '#enter');
            await driver.find(named('joined-host'));
            await picture(driver, 'joined-sign-in');
            const { stations } = await shop.rpc('list_stations');
            assert.deepEqual(stations.map((row) => [row.station.name, row.heard !== null]), [['前台二号机', true]]);
            const { token } = JSON.parse(readFileSync(join(data, 'joined.json'), 'utf8'));
            assert.equal(token.length, 64);
            // Neither the page nor anything it can ask of the window knows the token or the file of this computer.
            assert.equal(await driver.execute('return document.cookie.includes("workbay_station=");'), false);
            const refused = await driver.executeAsync(
              `try { return { answered: await window.__TAURI_INTERNALS__.invoke('rpc', { command: 'shop_status', request: {} }) }; }
               catch (refusal) { return { refused: String(refusal) }; }`,
            );
            assert.ok(refused.refused, JSON.stringify(refused));
          },
          { data },
        );
      } finally {
        rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      }
    },
    // Its certificates are looked at by the other computer's own clock.
    { at: new Date().toISOString() },
  ));
