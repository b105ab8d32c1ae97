// A second Workbay in a house that has more than one address: what one computer alone cannot show of it is how it finds
// its host by multicast DNS, and how a host goes from an address without a word.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from '../browser/support/pages.mjs';
import { go, manager, picture, rest } from '../browser/support/station.mjs';
import { HOST, PORT, WORLD, atTheHouse, joinedAt } from './support/house.mjs';
import { refusal } from './support/visitor.mjs';

const NEW = '192.168.77.40';
/** The host looks every five seconds where it is, and whoever looks for it listens for a few, every ten. */
const FOUND_WITHIN = 30_000;

const seconds = (since) => Math.round((performance.now() - since) / 100) / 10;
/** What the browser itself writes of a line that is down is no fault of the pages. */
const faults = (page) => page.complaints.filter((one) => !/Failed to load resource|net::ERR/.test(one));

/** Somebody signs in at a second Workbay and begins to type. */
async function sitDown(browser, entrance, me) {
  const page = await browser.open({ door: entrance });
  await page.locator(`[data-person="${me}"]`).click();
  await page.keyboard.type(manager.pin);
  await page.keyboard.press('Enter');
  await page.getByTestId('person').waitFor();
  await rest(page);
  await go(page, '/reception/walk-in');
  await page.getByTestId('walk-in-name').fill('钱多多');
  return page;
}

test('a second Workbay finds the host by itself, and again at another address, under the hands of who types', () =>
  atTheHouse(({ shop, host, desk, fingerprint, code }) =>
    joinedAt(desk, async (window, entrance) => {
      // Multicast DNS says where the host is in the house, and nothing of the wide world.
      const { said: found } = await window.ask('/joined/found');
      assert.deepEqual(found, [{ host: `${HOST}:${PORT}`, fingerprint }]);
      assert.deepEqual(refusal(await window.post('/joined/look', { address: `${WORLD}:${PORT}` })), [422, 'bad_field']);
      assert.equal((await window.post('/joined/choose', found[0])).status, 204);
      assert.equal((await window.post('/api/pair', { code: await code(), name: '前台二号机' })).status, 200);
      const browser = await openBrowser({ inside: desk });
      try {
        const page = await sitDown(browser, entrance, shop.me);
        const since = performance.now();
        host.ip('addr', 'add', `${NEW}/24`, 'dev', 'eth0');
        host.ip('addr', 'del', `${HOST}/24`, 'dev', 'eth0');
        await page.getByTestId('line-lost').waitFor();
        await picture(page, 'network-moved');
        await page.getByTestId('line-lost').waitFor({ state: 'detached', timeout: FOUND_WITHIN });
        console.log(`a second Workbay was back at the new address after ${seconds(since)} s`);
        assert.equal((await window.ask('/joined/state')).said.host, `${NEW}:${PORT}`);
        assert.equal(await page.getByTestId('walk-in-name').inputValue(), '钱多多');
        await go(page, '/customers');
        await page.getByTestId('customer-new').waitFor();
        assert.deepEqual(faults(page), []);
      } finally {
        await browser.close();
      }
    })));
