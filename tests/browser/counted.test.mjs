// How many keys the counter and the foreman need, counted as their hands press them at a station's browser. The ways and
// their limits stand in `tests/window/support/ways.mjs`: the real window is held to the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  firstExpress, fiveByDrag, fiveByKeys, fiveJobs, MORNING, nextExpress, plateToSignedSheet, punctures, threeLinesToConsent,
} from '../window/support/ways.mjs';
import { handsAt } from './support/counted.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { checkedIn, owner } from './support/visits.mjs';

test('a car that was here before: from its plate to the signed sheet in forty keys, without the mouse', (t) =>
  atTheShop(async (shop) => {
    await owner(shop, '曾小芳', '粤B54830');
    const page = await shop.open({ session: shop.session });
    await go(page, '/reception');
    await plateToSignedSheet(t, shop, handsAt(page), () => picture(page, 'returning-car-sheet'));
    await rest(page);
    assert.deepEqual(page.complaints, []);
  }));

test('three lines of the price list, offered and agreed to, by keys alone', (t) =>
  atTheShop(async (shop) => {
    const work_order_id = await checkedIn(shop, await owner(shop, '曾小芳', '粤B54830'), '保养');
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    await threeLinesToConsent(t, shop, handsAt(page), work_order_id);
    await rest(page);
    await picture(page, 'counted-consent');
    assert.deepEqual(page.complaints, []);
  }));

test('an express order from the plate to the money in twenty keys; every stage of it is logged and nobody is called', (t) =>
  atTheShop(async (shop) => {
    const { li } = await punctures(shop);
    const page = await shop.open({ session: shop.session });
    await go(page, '/express');
    await firstExpress(t, handsAt(page), async () => {
      await picture(page, 'counted-express');
      assert.deepEqual(await faultsOf(page), []);
    });
    await nextExpress(t, handsAt(page));
    await rest(page);
    await picture(page, 'counted-express-done');
    assert.deepEqual(await faultsOf(page), []);

    // It is a visit like any other, with every stage in its story.
    await page.getByTestId('express-visit').click();
    await page.getByTestId('timeline').waitFor();
    await rest(page);
    const id = Number(page.url().split('/').at(-1));
    const { order, settlements, steps, jobs } = await shop.rpc('get_visit', { work_order_id: id });
    assert.deepEqual([order.mileage_km, settlements.map((sheet) => sheet.owed), jobs[0].technicians[0].person_id], [45_678, [0], li.id]);
    const passed = ['estimating', 'awaiting_authorisation', 'awaiting_assignment', 'in_repair', 'awaiting_inspection', 'preparing', 'awaiting_settlement', 'ready_for_delivery', 'delivered'];
    assert.deepEqual(passed.filter((stage) => steps.some((step) => step.to_stage === stage)), passed);
    await picture(page, 'counted-express-visit');
    assert.deepEqual(await faultsOf(page), []);
    // That nobody was named to do it was said before it was sent.
    assert.deepEqual(page.complaints, []);
  }));

/** Five jobs wait for hands, and a foreman stands before the board. */
async function foremanAt(/** @type {Shop} */ shop) {
  const five = await fiveJobs(shop);
  const page = await shop.open({ session: await shop.hire('赵主管', ['foreman']) });
  await go(page, '/workshop');
  return { ...five, page };
}

test('five jobs are given out by keys alone, each to whoever is proposed', (t) =>
  atTheShop(async (shop) => {
    const { jobs, page } = await foremanAt(shop);
    await fiveByKeys(t, shop, handsAt(page), jobs, async () => {
      await rest(page);
      await picture(page, 'counted-assign');
    });
    await rest(page);
    await picture(page, 'counted-assigned');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }, { at: MORNING }));

test('five jobs are given out by dragging them onto the board', (t) =>
  atTheShop(async (shop) => {
    const { technicians, jobs, page } = await foremanAt(shop);
    await rest(page);
    await fiveByDrag(t, shop, handsAt(page), jobs, technicians[1].id);
    await rest(page);
    await picture(page, 'counted-dragged');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }, { at: MORNING }));
