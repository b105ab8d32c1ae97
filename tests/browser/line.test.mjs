import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { atTheShop, go, picture, rest } from './support/station.mjs';

const lost = '主机没有回应，正在自动重试';
/**
 * The promise is three seconds, and it is held against a clock of the test's own in the page's tests. Here a whole
 * browser may have to share its computer with others meanwhile.
 */
const soon = { timeout: 8_000 };

/** What the browser itself writes of a line that is down is no fault of the pages. */
const faults = (page) => page.complaints.filter((one) => !/Failed to load resource|net::ERR|dynamically imported/.test(one));

test('a line that went silent is said and mended by itself; nobody and nothing typed is lost', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    await go(page, '/reception/walk-in');
    await page.getByTestId('walk-in-symptom').fill('漏油');
    // The host was heard by now, as by this ear: from now on its silence means something.
    await page.evaluate(
      () =>
        new Promise((heard) => {
          const { token } = JSON.parse(sessionStorage.getItem('workbay.session'));
          const ear = new EventSource(`/api/events?token=${token}`);
          ear.addEventListener('beat', () => {
            ear.close();
            heard(undefined);
          });
        }),
    );
    shop.silence();
    try {
      await page.getByText(lost).waitFor(soon);
      await page.getByTestId('walk-in-name').fill('钱多多');
      await picture(page, 'line-lost');
    } finally {
      shop.speak();
    }
    await page.getByText(lost).waitFor({ state: 'detached' });
    assert.equal(await page.getByTestId('walk-in-name').inputValue(), '钱多多');
    assert.equal(await page.getByTestId('walk-in-symptom').inputValue(), '漏油');
    await shop.rpc('save_person', { id: null, version: 0, name: '新来的', roles: ['technician'], discount_limit: null, active: true, pin: '1357' });
    await page.evaluate(() => {
      location.hash = '#/settings/people';
    });
    await page.getByText('新来的').waitFor();
    assert.deepEqual(faults(page), []);
  }));

test('a host shut down and begun again: said, asked for until it answers, and who sat there goes on without a word', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    await go(page, '/reception/walk-in');
    await page.getByTestId('walk-in-name').fill('钱多多');
    await shop.stop();
    await page.getByText(lost).waitFor(soon);
    await page.getByTestId('walk-in-symptom').fill('漏油');
    await shop.begin();
    // The host knows its stations again: nobody is asked for the PIN, and no hand touches the page.
    await page.getByText(lost).waitFor({ state: 'detached' });
    await shop.rpc('list_people');
    assert.equal(await page.getByTestId('walk-in-name').inputValue(), '钱多多');
    assert.equal(await page.getByTestId('walk-in-symptom').inputValue(), '漏油');
    assert.deepEqual(faults(page), []);
  }));

test('a page that could not be loaded is there as soon as it can be', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    await page.getByTestId('person').waitFor();
    await rest(page);
    let asked = 0;
    await page.route('**/*', (route) => {
      if (route.request().url().includes('/assets/')) asked += 1;
      return route.abort();
    });
    await page.evaluate(() => {
      location.hash = '#/complaints';
    });
    await page.locator('.ant-skeleton').first().waitFor();
    await until(() => asked > 1, 'the page to be asked for again');
    await page.unroute('**/*');
    await page.getByRole('heading', { name: '投诉' }).first().waitFor();
    assert.deepEqual(faults(page), []);
  }));
