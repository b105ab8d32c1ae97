import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atTheShop, faultsOf, go, languages, picture, rest } from './support/station.mjs';

const seats = {
  advisor: '/reception',
  foreman: '/workshop',
  technician: '/jobs',
  inspector: '/inspection',
  cashier: '/cashier',
  callback_clerk: '/calls',
  parts_keeper: null,
  manager: '/office',
};

/** Every page in every language: nothing complained of, nothing wider than the counter's monitor, no bare keys. */
async function looksRight(page, name) {
  await picture(page, name);
  assert.deepEqual(await faultsOf(page), [], name);
  assert.deepEqual(page.complaints, [], name);
}

test('each seat opens its own first screen, empty, in three languages', () =>
  atTheShop(async (shop) => {
    for (const [role, home] of Object.entries(seats)) {
      const session = await shop.hire(`员工 ${role}`, [role]);
      for (const language of languages) {
        const page = await shop.open({ session, language });
        await page.getByTestId('person').waitFor();
        await rest(page);
        if (home) await page.waitForURL((url) => url.hash === `#${home}`);
        await looksRight(page, `empty-${role}-${language}`);
        await page.context().close();
      }
    }
  }));

test('the sample shop is loaded in the settings; every page is full and right in three languages', () =>
  atTheShop(async (shop) => {
    const loading = await shop.open({ session: shop.session });
    await go(loading, '/settings/sample');
    await loading.getByTestId('action-load_sample_shop').click();
    await loading.getByTestId('action-remove_sample_shop').waitFor({ timeout: 120_000 });
    await looksRight(loading, 'sample-loaded');
    await loading.context().close();

    const { late } = await shop.rpc('manager_home');
    const { open: complaints } = await shop.rpc('list_complaints');
    const { vehicles } = await shop.rpc('search', { query: '粤B' });
    assert.ok(late.length > 0 && complaints.length > 0 && vehicles.length > 0, 'a believable shop has late cars and complaints');
    const places = [
      ...Object.values(seats).filter(Boolean),
      '/reception/walk-in', '/bookings', '/bookings/new', '/customers', '/complaints', '/imports',
      `/vehicles/${vehicles[0].vehicle.id}`, `/complaints/${complaints[0].complaint.id}`, `/visits/${late[0].work_order_id}`,
      ...['shop', 'people', 'bays', 'catalogue', 'copies', 'sample', 'pin', 'language', 'about'].map((one) => `/settings/${one}`),
    ];
    for (const language of languages) {
      const page = await shop.open({ session: shop.session, language });
      await page.getByTestId('person').waitFor();
      for (const place of places) {
        await go(page, place);
        await looksRight(page, `full-${place.slice(1).replaceAll('/', '-')}-${language}`);
      }
      await page.context().close();
    }
  }));
