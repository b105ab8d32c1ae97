// The real window of a computer that keeps no shop: it chooses a host, is let in by its code, and shows the host's pages.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { freePort } from '../browser/support/ports.mjs';
import { atTheShop } from '../browser/support/station.mjs';
import { inTheWindow, until } from './driver.mjs';
import { isAlive } from './processes.mjs';
import { person, setUp } from './shop.mjs';
import { awake, enterPin, named, picture, press, tap } from './support/hands.mjs';

const openDoor = async (/** @type {Shop} */ shop, port) => {
  const { door } = await shop.rpc('list_stations');
  await shop.rpc('open_house_door', { open: true, port, version: door.version });
  await until(async () => (await shop.rpc('list_stations')).state.is === 'open', 'the door of the house');
};

const type = (/** @type {WindowDriver} */ driver, css, text) =>
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
            await shop.rpc('offer_pairing', { roles: ['advisor'], wall: false });
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

const ofJoined = (data) => join(data, 'joined.json');
const fileOf = (data) => join(data, 'workbay.db');

test('a computer with a shop of its own joins another later: its file stays where it is, and is open again after leaving', async () => {
  const data = mkdtempSync(join(tmpdir(), 'workbay-later-'));
  try {
    await inTheWindow('join-later', async (driver) => {
      const personId = await setUp(driver);
      // Not everybody's to do: what is kept here is found by nobody meanwhile.
      const refused = await driver.executeAsync(
        `try { await window.__TAURI_INTERNALS__.invoke('join_a_shop'); return 'joined'; }
         catch (refusal) { return JSON.stringify(refusal); }`,
      );
      assert.match(refused, /role_missing/);
      assert.equal(existsSync(ofJoined(data)), false);
      await driver.reload('#/settings/stations');
      await press(driver, `[data-person="${personId}"]`);
      await enterPin(driver, person.pin);
      await tap(driver, 'join-later-open');
      await driver.waitForText(data);
      await picture(driver, 'join-later');
      const pid = driver.process();
      await awake(driver);
      // The page goes with the program, and answers no more.
      await tap(driver, 'join-later-really').catch(() => {});
      await driver.waitFor(() => existsSync(ofJoined(data)), 'this computer to work at another shop');
      await driver.waitFor(() => !isAlive(pid), 'the program to begin anew');
    }, { data });
    assert.ok(existsSync(fileOf(data)), 'the file is where it was');

    await inTheWindow('joined-later', async (driver) => {
      await driver.find(named('address'));
      await press(driver, named('leave'));
      await driver.waitForText('它的文件一直留着');
      await picture(driver, 'joined-leave');
      const pid = driver.process();
      await press(driver, named('really'));
      await driver.waitFor(() => !existsSync(ofJoined(data)), 'it to keep its own shop again');
      await driver.waitFor(() => !isAlive(pid), 'the program to begin anew');
    }, { data });

    await inTheWindow('own-again', async (driver) => {
      await driver.waitForText(person.name);
      assert.equal((await driver.rpc('shop_status')).shop_name, '顺达汽修');
    }, { data });
  } finally {
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});
