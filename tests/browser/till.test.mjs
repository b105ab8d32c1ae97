import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { billed } from './support/billed.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';

test('a hand that presses F8 twice moves the car on and takes no money; the money waits for means and amount', () =>
  atTheShop(async (shop) => {
    const visit = await billed(shop, { waits: true });
    const { order } = await visit();
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${order.id}`);
    await awake(page);
    await page.keyboard.press('F8');
    // The same key again the moment the till stands there.
    await page.getByTestId('action-take_payment').waitFor();
    await page.keyboard.press('F8');
    await until(async () => (await visit()).order.stage === 'awaiting_settlement', 'the car to come to the till');
    await rest(page);
    await awake(page);
    await page.keyboard.press('F8');
    await picture(page, 'till-open');
    assert.equal((await visit()).payments.length, 0, 'no means was chosen');

    const take = page.getByTestId('action-take_payment');
    assert.match(await take.innerText(), /曾小芳.*1,100\.00/);
    await page.getByTestId('payment-0-means-wechat').click();
    assert.equal(await take.isDisabled(), true, 'nobody looked at the amount');
    await page.getByTestId('payment-0-amount').locator('input').click();
    // One Enter too many after the amount is no payment.
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    assert.equal((await visit()).payments.length, 0);
    await picture(page, 'till-chosen');
    assert.deepEqual(await faultsOf(page), []);
    await page.keyboard.press('F8');
    await until(async () => (await visit()).order.stage === 'ready_for_delivery', 'the money to be taken');
    assert.deepEqual((await visit()).payments.map((one) => [one.means, one.amount]), [['wechat', 110_000]]);
    assert.deepEqual(page.complaints, []);
  }));
