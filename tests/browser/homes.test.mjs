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
  parts_keeper: '/parts',
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

    const { in_shop: cars } = await shop.rpc('advisor_home');
    const { closed, open } = await shop.rpc('list_complaints');
    const { later, overdue, due_today: due } = await shop.rpc('list_follow_ups');
    const { vehicles } = await shop.rpc('search', { query: '粤B' });
    const stages = new Map(cars.map((car) => [car.stage, car.work_order_id]));
    const delivered = [...overdue, ...due, ...later][0];
    assert.ok(stages.size >= 7, `cars in ${stages.size} stages are no believable shop`);
    const places = [
      ...Object.values(seats).filter(Boolean),
      '/reception/walk-in', '/bookings', '/bookings/new', '/customers', '/complaints', '/imports',
      `/vehicles/${vehicles[0].vehicle.id}`, `/complaints/${[...open, ...closed][0].complaint.id}`,
      `/visits/${delivered.work_order_id}`, `/calls/${delivered.id}`,
      ...['shop', 'people', 'bays', 'catalogue', 'copies', 'sample', 'pin', 'language', 'about'].map((one) => `/settings/${one}`),
    ];
    for (const [turn, language] of languages.entries()) {
      const page = await shop.open({ session: shop.session, language });
      await page.getByTestId('person').waitFor();
      // The page of a visit differs by its stage: each stage is seen, every language has some.
      const visits = [...stages.values()].filter((_, index) => index % languages.length === turn).map((id) => `/visits/${id}`);
      for (const place of [...places, ...visits]) {
        await go(page, place);
        await looksRight(page, `full-${place.slice(1).replaceAll('/', '-')}-${language}`);
      }
      await page.context().close();
    }
  }));
