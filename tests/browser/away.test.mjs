import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '../window/driver.mjs';
import { photo, tiles } from './support/photos.mjs';
import { atTheShop, faultsOf, go, manager, picture, rest } from './support/station.mjs';
import { owner } from './support/visits.mjs';

/**
 * The promise is three seconds, and it is held against a clock of the test's own in the page's tests. Here a whole
 * browser may have to share its computer with others meanwhile.
 */
const soon = { timeout: 8_000 };
const lost = (page) => page.getByTestId('line-lost');
const back = (page) => lost(page).waitFor({ state: 'detached' });

/** What the browser itself writes of a line that is down, and of a session that ended, is no fault of the pages. */
const faults = (page) => page.complaints.filter((one) => !/Failed to load resource|net::ERR|dynamically imported|preload CSS|Refused to apply style/.test(one));

/** What the page asks from now on, each command by its name; what is asked to learn whether the host is there is none. */
function asks(page) {
  const asked = [];
  page.on('request', (request) => {
    const command = /\/api\/rpc\/(\w+)$/.exec(request.url())?.[1];
    if (command) asked.push(command);
  });
  return asked;
}

async function signInAgain(/** @type {Shop} */ shop, page) {
  await page.locator(`[data-person="${shop.me}"]`).click();
  await page.getByTestId('pin').waitFor();
  await page.keyboard.type(manager.pin);
  await page.keyboard.press('Enter');
  await page.getByTestId('person').waitFor();
}

/** What another station writes from now on is shown here: the stream is open with a token that is good. */
async function hearsOthers(/** @type {Shop} */ shop, page, name) {
  const { token } = await shop.signIn(shop.me, manager.pin);
  const reply = await fetch(`${shop.address}/api/rpc/save_person`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ key: `somebody new: ${name}`, request: { id: null, version: 0, name, roles: ['technician'], active: true, pin: '1357' } }),
  });
  assert.ok(reply.ok, await reply.text());
  await page.getByText(name).first().waitFor(soon);
}

for (const language of ['zh-CN', 'en']) {
  test(`a host that is killed and started again is said and the page goes on by itself, in ${language}`, () =>
    atTheShop(async (shop) => {
      const page = await shop.open({ session: shop.session, language });
      await go(page, '/reception/walk-in');
      await page.getByTestId('walk-in-name').fill('钱多多');
      await shop.kill();
      await lost(page).waitFor(soon);
      // It stands there without a break until the host is back.
      for (let look = 0; look < 30; look++) {
        assert.equal(await lost(page).count(), 1);
        await page.waitForTimeout(100);
      }
      await page.getByTestId('walk-in-symptom').fill('漏油');
      assert.deepEqual(await faultsOf(page), []);
      await picture(page, `away-typing-${language}`);
      await shop.begin();
      // Its token is good also for the program begun anew: nobody is asked for a PIN.
      await back(page);
      assert.equal(await page.getByTestId('walk-in-name').inputValue(), '钱多多');
      assert.equal(await page.getByTestId('walk-in-symptom').inputValue(), '漏油');
      await go(page, '/settings/people');
      await hearsOthers(shop, page, '新来的');
      assert.deepEqual(faults(page), []);
    }));

  test(`a page opened while the host hangs says so and opens by itself, in ${language}`, () =>
    atTheShop(async (shop) => {
      const page = await shop.open({ session: shop.session, language });
      await page.getByTestId('person').waitFor();
      // The page comes from the browser's own store; what it asks meets a host that is away.
      let away = true;
      await page.route('**/api/**', (route) => (away ? undefined : route.continue()));
      await page.reload();
      await lost(page).waitFor(soon);
      await page.getByTestId('next-try').waitFor();
      assert.deepEqual(await faultsOf(page), []);
      await picture(page, `away-opening-${language}`);
      away = false;
      await page.getByTestId('person').waitFor(soon);
      await back(page);

      await page.unroute('**/api/**');
      const door = await shop.open({ language });
      await door.locator(`[data-person="${shop.me}"]`).waitFor();
      shop.silence();
      try {
        await lost(door).waitFor(soon);
        await picture(door, `away-sign-in-${language}`);
      } finally {
        shop.speak();
      }
      await back(door);
      assert.deepEqual(faults(page), []);
      assert.deepEqual(faults(door), []);
    }));
}

/** What the browser keeps of photos on their way. */
const keptPhotos = (page) =>
  page.evaluate(
    () =>
      new Promise((found, failed) => {
        const open = indexedDB.open('workbay.uploads');
        open.onerror = () => failed(open.error);
        open.onsuccess = () => {
          const rows = open.result.transaction('waiting').objectStore('waiting').getAll();
          rows.onsuccess = () => {
            open.result.close();
            found(rows.result.map(({ once, ready }) => ({ once, ready })));
          };
        };
      }),
  );

test('a photo taken while the host is away goes out from the page that is opened anew, once', () =>
  atTheShop(async (shop) => {
    const { customer, vehicle } = await owner(shop, '曾小芳', '粤B54321', '13926451234');
    const { work_order_id } = await shop.rpc('walk_in', {
      vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '前保险杠刮伤', second_visit: false,
    });
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    const around = page.getByTestId('panel-check-in').getByTestId('photos-walk_around');
    const keys = [];
    page.on('request', (request) => {
      if (request.url().endsWith('add_photo')) keys.push(request.postDataJSON().key);
    });
    let away = true;
    await page.route('**/api/**', (route) => (away ? undefined : route.continue()));
    await around.getByTestId('photo-files-walk_around').setInputFiles([await photo(page, 'IMG_0001.jpg', { colour: '#b3261e' })]);
    await around.getByTestId('upload').waitFor();
    await until(() => keys.length > 0, 'the photo to be sent');
    assert.deepEqual((await keptPhotos(page)).map(({ ready }) => ready), [true], 'kept as it was sent, before it was');

    await page.reload();
    await lost(page).waitFor(soon);
    away = false;
    await tiles(around).first().waitFor();
    await until(async () => (await keptPhotos(page)).length === 0, 'nothing to be kept of it');
    const { photos } = await shop.rpc('list_photos', { work_order_id });
    assert.deepEqual([photos.length, new Set(keys).size], [1, 1]);
    assert.ok(keys.length > 1, 'the page opened anew has sent it');
    assert.equal(await page.getByTestId('upload').count(), 0);
  }));

test('a write posted to a frozen host is said to wait, and is done once', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    await go(page, '/customers');
    await page.getByTestId('customer-new').click();
    await page.getByTestId('customer-name').fill('钱多多');
    await rest(page);
    const keys = [];
    page.on('request', (request) => {
      if (request.url().endsWith('save_customer')) keys.push(request.postDataJSON().key);
    });
    shop.silence();
    try {
      await page.getByTestId('action-save_customer').click();
      await lost(page).waitFor(soon);
      await page.getByTestId('waiting-writes').waitFor(soon);
      assert.deepEqual(await faultsOf(page), []);
      await picture(page, 'away-waiting-write');
    } finally {
      shop.speak();
    }
    await page.waitForURL((url) => /^#\/customers\/\d+$/.test(url.hash));
    await back(page);
    const { customers } = await shop.rpc('search', { query: '钱多多' });
    assert.equal(customers.length, 1);
    assert.equal(new Set(keys).size, 1);
    assert.deepEqual(faults(page), []);
  }));

test('a write that was done while its answer was lost is not done again by whoever presses once more', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    await go(page, '/customers');
    await page.getByTestId('customer-new').click();
    await page.getByTestId('customer-name').fill('钱多多');
    // It reaches the host, and the host is gone before the page hears of it.
    await page.route('**/save_customer', async (route) => {
      await route.fetch();
      await shop.kill();
      await route.abort();
    }, { times: 1 });
    await page.getByTestId('action-save_customer').click();
    await page.getByTestId('waiting-writes').waitFor(soon);
    // As people do: the page is loaded anew as soon as it can be.
    await shop.begin();
    await page.reload();
    await page.getByTestId('person').or(page.locator(`[data-person="${shop.me}"]`)).first().waitFor();
    await back(page);
    await page.getByTestId('unconfirmed').waitFor();
    await rest(page);
    assert.deepEqual(await faultsOf(page), []);
    await picture(page, 'away-unconfirmed');
    await go(page, '/customers');
    await page.getByTestId('customer-new').click();
    await page.getByTestId('customer-name').fill('钱多多');
    await page.getByTestId('action-save_customer').click();
    await page.waitForURL((url) => /^#\/customers\/\d+$/.test(url.hash));
    await page.getByTestId('unconfirmed').waitFor({ state: 'detached' });
    const { token } = await shop.signIn(shop.me, manager.pin);
    shop.session = { ...shop.session, token };
    const { customers } = await shop.rpc('search', { query: '钱多多' });
    assert.equal(customers.length, 1);
    assert.deepEqual(faults(page), []);
  }));

test('a half-filled dialog stands there as it was after the PIN, and meanwhile nobody sees it', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    await go(page, '/settings/people');
    await page.keyboard.press('F4');
    const name = page.getByTestId('person-name');
    await name.fill('王静');
    await shop.kill();
    await lost(page).waitFor(soon);
    await shop.begin();
    // Also where the host remembers whom it knew: this one is told to go.
    await page.route('**/api/**', (route) => (route.request().headers().authorization?.endsWith(shop.session.token)
      ? route.fulfill({ status: 401, json: { code: 'not_signed_in' } })
      : route.continue()));
    await page.locator(`[data-person="${shop.me}"]`).waitFor();
    assert.equal(await name.isVisible(), false);
    assert.deepEqual(await faultsOf(page), []);
    await picture(page, 'away-sign-in-again');
    await signInAgain(shop, page);
    await name.waitFor();
    assert.equal(await name.inputValue(), '王静');
    await picture(page, 'away-dialog-kept');
    assert.deepEqual(faults(page), []);
  }));

test('who was sent away signs in again and hears what others do, with a stream of the new token', () =>
  atTheShop(async (shop) => {
    const colleague = await shop.hire('王静', ['manager', 'advisor']);
    const page = await shop.open({ session: colleague });
    await go(page, '/settings/people');
    const streams = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/events')) streams.push(new URL(request.url()).searchParams.get('token'));
    });
    const { people } = await shop.rpc('list_people');
    const her = people.find((one) => one.name === '王静');
    await shop.rpc('save_person', { id: her.id, version: her.version, name: her.name, roles: her.roles, discount_limit: her.discount_limit, active: true, pin: '8642' });
    await page.locator(`[data-person="${her.id}"]`).waitFor(soon);
    assert.equal(await lost(page).count(), 0);
    const before = streams.length;
    await page.waitForTimeout(2500);
    assert.equal(streams.length, before, 'a stream is not asked for again and again');
    await page.locator(`[data-person="${her.id}"]`).click();
    await page.getByTestId('pin').waitFor();
    await page.keyboard.type('8642');
    await page.keyboard.press('Enter');
    await page.getByTestId('person').waitFor();
    assert.ok(page.url().endsWith('#/settings/people'));
    await hearsOthers(shop, page, '新来的');
    const { token } = JSON.parse(await page.evaluate(() => sessionStorage.getItem('workbay.session')));
    assert.notEqual(token, colleague.token);
    assert.equal(streams.at(-1), token);
    assert.deepEqual(faults(page), []);
  }));

test('after an outage each question of the page is asked once', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    await go(page, '/reception');
    shop.silence();
    await lost(page).waitFor(soon);
    const asked = asks(page);
    await page.waitForTimeout(4000);
    // Only whether the host is there.
    assert.deepEqual(asked.filter((command) => command !== 'get_shop'), []);
    asked.length = 0;
    shop.speak();
    await back(page);
    await rest(page);
    await page.waitForTimeout(1500);
    // The clock is asked each half minute, also in this one.
    const shown = asked.filter((command) => command !== 'get_shop' && command !== 'get_clock');
    assert.ok(shown.length > 2);
    assert.deepEqual(shown.filter((command, at) => shown.indexOf(command) !== at), []);
    assert.deepEqual(faults(page), []);
  }));

const pages = resolve(dirname(fileURLToPath(import.meta.url)), '../../ui/dist');

test('a page whose style did not come is not shown bare, and one an update took away comes with the new program', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbay-pages-'));
  cpSync(pages, folder, { recursive: true });
  process.env.WORKBAY_UI = folder;
  try {
    await atTheShop(async (shop) => {
      const page = await shop.open({ session: shop.session });
      await page.getByTestId('person').waitFor();
      await rest(page);
      const styles = (url) => url.pathname.endsWith('.css') || url.pathname === '/';
      await page.route(styles, (route) => route.abort());
      await page.evaluate(() => {
        location.hash = '#/settings/people';
      });
      await page.locator('.ant-skeleton').first().waitFor();
      await page.waitForTimeout(2500);
      assert.equal(await page.locator('main h1').count(), 0, 'no page without its style');
      await page.unroute(styles);
      await page.locator('main h1').waitFor();
      const bare = await page.evaluate(() => [...document.querySelectorAll('link[rel=stylesheet]')].filter((one) => one.sheet === null).length);
      assert.equal(bare, 0);

      // The update: every part has another name, and so has the program that asks for it.
      const assets = join(folder, 'assets');
      const parts = readdirSync(assets).filter((name) => /-[\w-]{8}\.(js|css)$/.test(name));
      const renamed = new Map(parts.map((name) => [name, name.replace(/-[\w-]{8}\.(js|css)$/, (end) => `-${[...end.slice(1, 9)].reverse().join('')}${end.slice(9)}`)]));
      for (const file of [join(folder, 'index.html'), ...parts.map((name) => join(assets, name))]) {
        let text = readFileSync(file, 'utf8');
        for (const [old, now] of renamed) text = text.replaceAll(old, now);
        writeFileSync(file, text);
      }
      for (const [old, now] of renamed) renameSync(join(assets, old), join(assets, now));
      let loads = 0;
      page.on('load', () => {
        loads += 1;
      });
      await page.evaluate(() => {
        location.hash = '#/complaints';
      });
      await page.getByRole('heading', { name: '投诉' }).first().waitFor();
      assert.equal(loads, 1);
      assert.deepEqual(faults(page), []);
    });
  } finally {
    delete process.env.WORKBAY_UI;
    rmSync(folder, { recursive: true, force: true });
  }
});
