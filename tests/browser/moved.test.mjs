// The main computer has another address in the house: a browser, which knows it by its address alone, cannot follow.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { freePort } from './support/ports.mjs';
import { atTheShop, faultsOf, go, manager, picture, rest } from './support/station.mjs';

const sizes = [[1366, 768], [768, 1024], [390, 844]];

for (const language of ['zh-CN', 'en']) {
  test(`whoever waits at an old address is told where the new one stands, and comes in there, in ${language}`, () =>
    atTheShop(async (shop) => {
      const { door } = await shop.rpc('list_stations');
      await shop.rpc('open_house_door', { open: true, port: await freePort(), version: door.version });
      const offered = async () => {
        await shop.rpc('offer_pairing', { roles: ['advisor', 'manager'], wall: false });
        // The door opens a moment after it was told to.
        return until(async () => {
          const { offer } = await shop.rpc('list_stations');
          return offer?.address && offer;
        }, 'the door to stand open');
      };
      const comeIn = async (offer, name) => {
        const page = await shop.open({ door: `${new URL(offer.address).origin}/pair#${offer.code.replace('-', '')}`, language, size: [768, 1024], touch: true, locale: language });
        await page.locator('#name').fill(name);
        await page.keyboard.press('Enter');
        await page.locator(`[data-person="${shop.me}"]`).click();
        await page.keyboard.type(manager.pin);
        await page.keyboard.press('Enter');
        await page.getByTestId('person').waitFor();
        await rest(page);
        return page;
      };
      const first = await offered();
      const page = await comeIn(first, '平板');
      await go(page, '/reception/walk-in');
      await page.getByTestId('walk-in-name').fill('钱多多');

      await shop.kill();
      await shop.begin('127.0.0.2');
      await page.getByTestId('line-lost').waitFor();
      assert.equal(await page.getByTestId('perhaps-moved').count(), 0, 'a host that only starts anew is back before');
      await page.getByTestId('perhaps-moved').waitFor({ timeout: 40_000 });
      assert.match(await page.getByTestId('perhaps-moved').innerText(), language === 'en' ? /Settings → Computers and tablets/ : /设置 → 电脑和平板/);
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        assert.deepEqual(await faultsOf(page), []);
        await picture(page, `moved-${language}-${width}`);
      }
      assert.equal(await page.getByTestId('walk-in-name').inputValue(), '钱多多');

      // As it says: the page on the main computer, a new code, the new address.
      const second = await offered();
      assert.notEqual(new URL(second.address).host, new URL(first.address).host);
      assert.equal(new URL(second.address).hostname, '127.0.0.2');
      const anew = await comeIn(second, '平板2');
      assert.deepEqual(anew.complaints, []);
      assert.equal(await page.getByTestId('walk-in-name').inputValue(), '钱多多', 'what was typed at the old address stays');

      // The address comes back: the page that was left open goes on by itself.
      await shop.kill();
      await shop.begin();
      await page.getByTestId('line-lost').waitFor({ state: 'detached', timeout: 20_000 });
      assert.equal(await page.getByTestId('perhaps-moved').count(), 0);
      assert.equal(await page.getByTestId('walk-in-name').inputValue(), '钱多多');
    }));
}
