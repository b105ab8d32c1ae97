import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billed } from './support/billed.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';

const type = async (page, id, text) => {
  const field = page.getByTestId(id).locator('input');
  await field.fill(text);
  await field.blur();
};


test('the manager issues vouchers, one pays part of a bill by its number, and a voided sheet sets it free', () =>
  atTheShop(async (shop) => {
    const visit = await billed(shop);
    const { customer, order, settlements } = await visit();
    const owed = settlements[0].owed;
    const page = await shop.open({ session: shop.session });
    const press = async (id) => {
      await page.getByTestId(id).click();
      await rest(page);
    };

    // From the packages one press leads to the vouchers; there are none.
    await go(page, '/packages');
    await page.getByTestId('packages-view-vouchers').click();
    await page.getByTestId('vouchers').waitFor();
    await rest(page);
    await picture(page, 'vouchers-none');
    assert.deepEqual(await faultsOf(page), []);
    await press('voucher-issue');
    await picture(page, 'voucher-issue-open');
    assert.ok(await page.getByTestId('action-issue_vouchers').isDisabled(), 'nothing is issued that nobody wrote');
    await page.getByTestId('voucher-name').fill('春节代金券 100 元');
    await type(page, 'voucher-face', '100');
    await type(page, 'voucher-bill', '500');
    await page.getByTestId('voucher-count').fill('3');
    await picture(page, 'voucher-issue-filled');
    assert.deepEqual(await faultsOf(page), []);
    await awake(page);
    await press('action-issue_vouchers');
    const rows = page.getByTestId('vouchers').locator('[data-testid^=voucher-DJ]');
    await rows.nth(2).waitFor();
    const numbers = await rows.evaluateAll((all) => all.map((row) => row.dataset.testid.slice('voucher-'.length)));
    await picture(page, 'vouchers-issued');
    assert.deepEqual(await faultsOf(page), []);

    // One for this customer alone, under a number that was printed.
    await go(page, `/customers/${customer.id}`);
    await page.getByTestId('customer-vouchers').waitFor();
    await press('customer-voucher-issue');
    await page.getByTestId('voucher-name').fill('生日代金券');
    await type(page, 'voucher-face', '2000');
    await page.getByTestId('voucher-numbering-printed').click();
    await page.getByTestId('voucher-numbers').fill('sr-0001');
    await picture(page, 'voucher-issue-customer');
    await awake(page);
    await press('action-issue_vouchers');
    await page.getByTestId('voucher-SR-0001').waitFor();
    await picture(page, 'voucher-customer');
    assert.deepEqual(await faultsOf(page), []);

    // At the till nothing is taken before the number is known; why not is said beside it.
    await go(page, `/visits/${order.id}`);
    await page.getByTestId('action-complete_preparation').count().then((there) => there && press('action-complete_preparation'));
    await page.getByTestId('payment-form').waitFor();
    await page.getByTestId('payment-0-means').getByText('代金券').click();
    await rest(page);
    await picture(page, 'voucher-at-the-till');
    assert.deepEqual(await faultsOf(page), []);
    assert.ok(await page.getByTestId('action-take_payment').isDisabled());
    const number = page.getByTestId('payment-0-voucher-number');
    await number.fill('DJ20200101001');
    await number.press('Enter');
    await page.getByTestId('payment-0-voucher-no').waitFor();
    await rest(page);
    await picture(page, 'voucher-unknown');
    assert.ok(await page.getByTestId('action-take_payment').isDisabled());

    // The customer's own is one press away, and is worth more than is owed: that is said.
    await press('payment-0-voucher-SR-0001');
    await page.getByTestId('payment-0-voucher-worth').filter({ hasText: '2,000.00' }).waitFor();
    await picture(page, 'voucher-lapses');
    assert.deepEqual(await faultsOf(page), []);

    // A scanner types the number, and nothing opens in its place.
    await number.fill('');
    await page.keyboard.type(`${numbers[0]}\n`, { delay: 1 });
    await page.getByTestId('payment-0-voucher-worth').filter({ hasText: '100.00' }).waitFor();
    await rest(page);
    assert.equal(await page.getByTestId('payment-0-amount').locator('input').inputValue(), '100.00');
    await press('payment-add');
    await page.getByTestId('payment-1-means').getByText('现金').click();
    await page.getByTestId('payment-1-tendered').locator('input').fill('1000');
    await rest(page);
    await picture(page, 'voucher-and-cash');
    assert.deepEqual(await faultsOf(page), []);
    await awake(page);
    await press('action-take_payment');
    await page.waitForFunction(() => document.querySelector('[data-testid=payment-form]') === null);
    await rest(page);
    assert.equal((await visit()).settlements[0].received, owed);
    // The timeline and the list of receipts name it.
    await page.getByTestId('fold-money').click();
    await rest(page);
    const receipt = page.locator('[data-testid^=payment-]').filter({ hasText: `代金券 ${numbers[0]}` });
    await receipt.scrollIntoViewIfNeeded();
    await picture(page, 'voucher-paid');
    assert.deepEqual(await faultsOf(page), []);
    await receipt.locator('[data-testid^=receipt-]').click();
    await page.locator('.ant-drawer canvas, .ant-drawer img').first().waitFor();
    await rest(page);
    await picture(page, 'voucher-receipt');
    await page.keyboard.press('Escape');
    await rest(page);

    // It is found by its number, with where it paid.
    await go(page, '/packages/vouchers');
    await page.getByTestId('vouchers-state-used').click();
    await page.getByTestId(`voucher-${numbers[0]}`).waitFor();
    await rest(page);
    await picture(page, 'vouchers-used');
    await page.getByTestId(`voucher-${numbers[0]}`).click();
    await page.getByTestId('voucher-page').waitFor();
    await rest(page);
    await picture(page, 'voucher-one');
    assert.equal(await page.getByTestId('voucher-withdraw').count(), 0, 'what has paid is not withdrawn');

    // The sheet is taken back: the voucher is the holder's again, and the manager withdraws it.
    const { received, on_account } = (await visit()).settlements.find(({ id }) => id === settlements[0].id);
    await shop.rpc('void_settlement', { settlement_id: settlements[0].id, received, on_account, reason: '开错' });
    await page.getByTestId('voucher-withdraw').click();
    await page.getByTestId('reason').fill('客户改用生日券');
    await picture(page, 'voucher-withdraw');
    await awake(page);
    await press('reason-confirm');
    await page.getByTestId('voucher-page').getByText('已作废').waitFor();
    await rest(page);
    await picture(page, 'voucher-withdrawn');
    assert.deepEqual(await faultsOf(page), []);

    // In English, on a small screen, with a platform's coupon.
    const english = await shop.open({ session: shop.session, language: 'en', size: [1024, 768] });
    await go(english, '/packages/vouchers');
    await english.getByTestId('vouchers').waitFor();
    await rest(english);
    await picture(english, 'vouchers-en');
    assert.deepEqual(await faultsOf(english), []);
    await english.getByTestId('voucher-issue').click();
    await english.getByTestId('issue-form').waitFor();
    await rest(english);
    await picture(english, 'voucher-issue-en');
    assert.deepEqual(await faultsOf(english), []);
    await english.keyboard.press('Escape');
    await shop.rpc('prepare_bill', { work_order_id: order.id, discount: 0, rounding: 0 });
    await shop.rpc('complete_preparation', { work_order_id: order.id });
    await go(english, `/visits/${order.id}`);
    await english.getByTestId('payment-form').waitFor();
    await english.getByTestId('payment-form').getByText('Voucher', { exact: true }).last().click();
    await rest(english);
    await picture(english, 'voucher-at-the-till-en');
    assert.deepEqual(await faultsOf(english), []);
    await english.getByTestId('payment-form').getByTestId(/voucher-issuer-third_party/).click();
    await rest(english);
    await picture(english, 'voucher-coupon-en');
    assert.deepEqual(await faultsOf(english), []);
  }));
