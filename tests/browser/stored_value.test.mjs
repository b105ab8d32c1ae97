import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billed } from './support/billed.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';

const type = async (page, id, text) => {
  const field = page.getByTestId(id).locator('input');
  await field.fill(text);
  await field.blur();
};

test('a customer stores money with a gift, pays a sheet with it and the rest in cash, and what is left goes back', () =>
  atTheShop(async (shop) => {
    const visit = await billed(shop);
    const { customer, order, settlements } = await visit();
    const page = await shop.open({ session: shop.session });
    const press = async (id) => {
      await page.getByTestId(id).click();
      await rest(page);
    };

    // The manager says what is given on top.
    await go(page, '/settings/shop');
    await page.getByTestId('stored-offers').waitFor();
    await press('stored-offer-add');
    const offer = page.getByTestId('stored-offer-0').locator('input');
    await offer.nth(0).fill('1000');
    await offer.nth(1).fill('100');
    await picture(page, 'stored-offers');
    await press('stored-offers-save');

    // Topped up on the customer's page by the offer.
    await go(page, `/customers/${customer.id}`);
    await page.getByTestId('stored-value').waitFor();
    await picture(page, 'stored-none');
    await press('stored-top-up');
    await picture(page, 'stored-top-up-open');
    assert.ok(await page.getByTestId('top-up-send').isDisabled(), 'nothing is taken that nobody typed');
    await press('top-up-offer-100000');
    await page.getByTestId('top-up-means').getByText('微信').click();
    await picture(page, 'stored-top-up-filled');
    assert.deepEqual(await faultsOf(page), []);
    await awake(page);
    await press('top-up-send');
    await page.getByTestId('stored-balance').filter({ hasText: '1,100.00' }).waitFor();
    await page.locator('.ant-drawer canvas, .ant-drawer img').first().waitFor();
    await rest(page);
    await picture(page, 'stored-receipt');
    await page.keyboard.press('Escape');
    await rest(page);
    await picture(page, 'stored-topped-up');
    assert.deepEqual(await faultsOf(page), []);

    // At the till: chosen knowingly, filled in with what is there, the rest in cash.
    await go(page, `/visits/${order.id}`);
    assert.match(await page.getByTestId('visit-stored').innerText(), /1,100\.00/);
    const owed = settlements[0].owed;
    await page.getByTestId('action-complete_preparation').count().then((there) => there && press('action-complete_preparation'));
    await page.getByTestId('payment-form').waitFor();
    await page.getByTestId('payment-0-means').getByText('储值').click();
    await rest(page);
    const amount = await page.getByTestId('payment-0-amount').locator('input').inputValue();
    assert.equal(amount.replaceAll(',', ''), (Math.min(110_000, owed) / 100).toFixed(2));
    await picture(page, 'stored-at-the-till');
    assert.deepEqual(await faultsOf(page), []);
    assert.ok(await page.getByTestId('action-take_payment').isDisabled(), 'nothing is drawn before the customer was asked');
    await page.getByTestId('payment-0-stored-agree').click();
    await rest(page);
    if (owed > 110_000) {
      await press('payment-add');
      await page.getByTestId('payment-1-means').getByText('现金').click();
      await type(page, 'payment-1-tendered', '1000');
      await picture(page, 'stored-and-cash');
    }
    await awake(page);
    await press('action-take_payment');
    await page.waitForFunction(() => document.querySelector('[data-testid=payment-form]') === null);
    assert.equal((await visit()).settlements[0].received, owed);
    await picture(page, 'stored-paid');
    assert.deepEqual(await faultsOf(page), []);

    await go(page, '/shifts');
    await rest(page);
    await page.getByText('储值支付，含赠送').scrollIntoViewIfNeeded();
    await picture(page, 'stored-report');
    assert.deepEqual(await faultsOf(page), []);

    // The manager gives back what is left of what was paid in, if anything is.
    const { received, on_account } = (await visit()).settlements.find(({ id }) => id === settlements[0].id);
    await shop.rpc('void_settlement', { settlement_id: settlements[0].id, received, on_account, reason: '开错' });
    await go(page, `/customers/${customer.id}`);
    await page.getByTestId('stored-balance').filter({ hasText: '1,100.00' }).waitFor();
    await page.locator('[data-testid^=stored-refund-]').first().click();
    await rest(page);
    await picture(page, 'stored-refund');
    await page.getByTestId('refund-reason').fill('搬家了');
    await awake(page);
    await press('refund-send');
    await page.keyboard.press('Escape');
    await rest(page);
    await page.getByTestId('stored-balance').filter({ hasText: '0.00' }).waitFor();
    await page.setViewportSize({ width: 1024, height: 768 });
    await rest(page);
    await picture(page, 'stored-movements-narrow');
    assert.deepEqual(await faultsOf(page), []);
  }));
