import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toTheTill } from './support/billed.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, line } from './support/visits.mjs';
import { doneBy, givenTo } from './support/worked.mjs';

/** Two jobs done, inspected, billed and paid: the customer stands at the counter. */
async function paid(/** @type {Shop} */ shop) {
  const labour = (name) => line('labour', name, { hours: 100, unit: '工时' });
  const { about, visit } = await agreed(shop, '刹车有异响', [labour('更换前刹车片'), labour('更换机油')]);
  // Who inspects in the end must not have done it.
  const technician = await shop.hire('李师傅', ['technician']);
  await givenTo(shop, about, technician);
  await doneBy(shop, about, technician);
  await toTheTill(shop, about);
  const [{ id, owed }] = (await visit()).settlements;
  await shop.rpc('take_payment', { settlement_id: id, owed, parts: [{ means: 'wechat', amount: owed, tendered: owed }] });
  return { about, visit };
}

test('the customer does not accept the car: it goes back at no charge, and the first delivery stays on the page', () =>
  atTheShop(async (shop) => {
    const { about, visit } = await paid(shop);
    const page = await shop.open({ session: shop.session });
    const press = async (id) => {
      await page.getByTestId(id).click();
      await rest(page);
    };
    await go(page, `/visits/${about.work_order_id}`);
    await picture(page, 'refused-ready');
    await press('action-refuse_delivery');
    const dialog = page.getByTestId('refuse-delivery');
    await dialog.waitFor();
    await picture(page, 'refused-empty');
    // Nothing is sent while the words and the work are missing.
    await awake(page);
    assert.ok(await page.getByTestId('refused-send').isDisabled());
    assert.equal((await visit()).refused_deliveries.length, 0);
    await dialog.getByRole('button', { name: '还有异响' }).click();
    await dialog.getByRole('button', { name: '更换前刹车片' }).click();
    await picture(page, 'refused-filled');
    assert.deepEqual(await faultsOf(page), []);
    await page.setViewportSize({ width: 1024, height: 768 });
    await rest(page);
    await picture(page, 'refused-low');
    assert.deepEqual(await faultsOf(page), []);
    await awake(page);
    await press('refused-send');
    await page.getByTestId('refused-deliveries').waitFor();
    const after = await visit();
    assert.deepEqual([after.order.stage, after.jobs.length, after.settlements[0].owed], ['in_repair', 3, 0]);
    assert.deepEqual(after.refused_deliveries[0].failed_jobs, [after.jobs[0].id]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await rest(page);
    await page.getByTestId('refused-deliveries').getByText('第 1 次交车，曾小芳 未接收：还有异响').waitFor();
    await picture(page, 'refused-back-in-repair');
    assert.deepEqual(await faultsOf(page), []);
    await go(page, '/office');
    await picture(page, 'refused-office');
  }));

test('another advisor takes the visit over, and the page says who and why', () =>
  atTheShop(async (shop) => {
    const { about, visit } = await paid(shop);
    await shop.hire('林晓燕', ['advisor']);
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${about.work_order_id}`);
    await page.getByTestId('reassign-advisor-open').click();
    const dialog = page.getByTestId('reassign-advisor');
    await dialog.waitFor();
    await rest(page);
    await dialog.getByTestId('advisor-to').click();
    await page.getByRole('option', { name: '林晓燕' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '下班交接' }).click();
    await picture(page, 'advisor-filled');
    await awake(page);
    await page.getByTestId('advisor-send').click();
    await page.getByTestId('visit-number').getByText('林晓燕').waitFor();
    await rest(page);
    await picture(page, 'advisor-changed');
    assert.deepEqual(await faultsOf(page), []);
    const { corrections } = await visit();
    assert.equal(corrections[0].facts[0].after, '林晓燕');
  }));
