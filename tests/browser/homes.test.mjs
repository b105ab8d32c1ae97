import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { looksRight, seats } from './support/looks.mjs';
import { atTheShop, awake, go, languages } from './support/station.mjs';

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

    // On the counter's monitor the next action, or what keeps it, is on the first screen of every stage, and so is
    // what is owed; the key pressed too early leads to a place on the page and says there what is missing.
    const counter = await shop.open({ session: shop.session });
    for (const [stage, id] of /** @type {[string, number][]} */ ([...stages, ['delivered', delivered.work_order_id]])) {
      await go(counter, `/visits/${id}`);
      await counter.locator(`[data-testid=visit][data-stage=${stage}] [data-now=true] h2`).waitFor();
      const seen = await counter.evaluate(() => {
        const bottom = (one) => one?.getBoundingClientRect().bottom;
        const main = [...document.querySelectorAll('[data-now="true"] .ant-btn-primary')].find((one) => one.querySelector('kbd')?.textContent === 'F8');
        const money = document.querySelector('[data-testid="visit-owed"], [data-testid="bill-due"]');
        const { scrollHeight: long, clientHeight: screen } = document.querySelector('main');
        return { long, screen, main: bottom(main), held: main?.disabled, money: bottom(money), place: main?.closest('[data-held]')?.querySelectorAll('li button').length };
      });
      // A car is taken in on two screens, from the mileage to the signature.
      if (stage === 'checked_in') assert.ok(seen.long <= 2 * seen.screen, `the check-in is ${seen.long} px long on a screen of ${seen.screen}`);
      if (stage !== 'delivered') assert.ok(seen.main <= 768, `${stage}: the main button ends at ${seen.main}`);
      if (['preparing', 'awaiting_settlement'].includes(stage)) assert.ok(seen.money <= 768, `${stage}: the amount ends at ${seen.money}`);
      if (seen.held && seen.place > 0) {
        await awake(counter);
        await counter.keyboard.press('F8');
        await until(() => counter.evaluate(() => document.activeElement.closest('[data-lack]') !== null), `${stage}: the cursor to stand where something is missing`);
        await counter.locator('[data-lack] [role=alert]').first().waitFor();
      }
    }
    await counter.context().close();
    // In every language: longer words take no third screen.
    for (const language of languages.filter((one) => one !== 'zh-CN')) {
      const page = await shop.open({ session: shop.session, language });
      await go(page, `/visits/${stages.get('checked_in')}`);
      await page.locator('[data-testid=visit][data-stage=checked_in] [data-now=true] h2').waitFor();
      const { long, screen } = await page.evaluate(() => {
        const { scrollHeight, clientHeight } = document.querySelector('main');
        return { long: scrollHeight, screen: clientHeight };
      });
      assert.ok(long <= 2 * screen, `in ${language} the check-in is ${long} px long on a screen of ${screen}`);
      await page.context().close();
    }

    // With fingers, lying and upright: nothing wider than the screen, no plate cut, no column gone.
    for (const size of [[1024, 768], [768, 1024]]) {
      const page = await shop.open({ session: shop.session, size, touch: true });
      await page.getByTestId('person').waitFor();
      for (const place of [...Object.values(seats), '/bookings', '/customers', '/complaints', ...[...stages.values()].map((id) => `/visits/${id}`)]) {
        await go(page, place);
        await looksRight(page, `${size[0]}-${place.slice(1).replaceAll('/', '-')}`);
        const gone = await page.evaluate(() => [...document.querySelectorAll('main td')].filter((cell) => cell.innerText.trim() !== '' && (cell.getBoundingClientRect().right > innerWidth || cell.getBoundingClientRect().width < 12)).map((cell) => cell.innerText));
        assert.deepEqual(gone, [], `columns of ${place} at ${size[0]}`);
      }
      await page.context().close();
    }
  }));
