import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billed } from './support/billed.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';

const type = async (page, id, text) => {
  const field = page.getByTestId(id).locator('input');
  await field.fill(text);
  await field.blur();
};

test('a customer is trusted up to a limit, pays a part of it, and is handed a statement that is found again', () =>
  atTheShop(async (shop) => {
    const visit = await billed(shop);
    const { customer, order, settlements } = await visit();
    const [{ id, owed }] = settlements;
    const page = await shop.open({ session: shop.session });
    const press = async (testId) => {
      await page.getByTestId(testId).click();
      await rest(page);
    };
    const limited = async (yuan) => {
      await press('limit-open');
      await type(page, 'limit-amount', yuan);
      await rest(page);
    };

    // Nobody owes anything yet; the manager sets a limit all the same.
    await go(page, `/customers/${customer.id}`);
    await press('customer-account');
    await page.getByTestId('panel-ledger').waitFor();
    await picture(page, 'account-nothing');
    await limited('500');
    await picture(page, 'account-limit');
    assert.deepEqual(await faultsOf(page), []);
    await awake(page);
    await press('limit-save');
    await page.getByTestId('account-limit').filter({ hasText: '500.00' }).waitFor();

    // More than that is not trusted to them, and the till says so before.
    await go(page, `/visits/${order.id}`);
    await press('action-put_on_account');
    await page.getByText('还可挂 500.00 元').waitFor();
    await page.getByTestId('reason').fill('月结客户');
    await rest(page);
    await picture(page, 'account-over-limit-asked');
    await page.getByTestId('reason-confirm').click();
    await page.locator('.ant-modal').getByText('超过额度').waitFor();
    await rest(page);
    await picture(page, 'account-over-limit');
    await page.keyboard.press('Escape');
    await rest(page);
    assert.equal((await visit()).settlements[0].on_account, 0);

    // The limit is raised, the sheet goes on account, a part of it comes in.
    await go(page, `/accounts/one?payer=customer&customer=${customer.id}`);
    await limited('5000');
    await awake(page);
    await press('limit-save');
    await shop.rpc('put_on_account', { settlement_id: id, reason: '月结客户' });
    await page.getByTestId('ledger-closing').filter({ hasText: (owed / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',') }).waitFor();
    await press('account-collect');
    await page.getByTestId('payment-0-means').getByText('转账').click();
    await type(page, 'payment-0-amount', '300');
    await rest(page);
    await picture(page, 'account-collect');
    assert.deepEqual(await faultsOf(page), []);
    await awake(page);
    await press('account-send');
    // The receipt of it lies there at once, one paper whatever it was for.
    await page.locator('.ant-drawer canvas, .ant-drawer img').first().waitFor();
    await rest(page);
    await picture(page, 'account-receipt');
    await page.keyboard.press('Escape');
    await page.locator('.ant-drawer canvas, .ant-drawer img').first().waitFor({ state: 'hidden' });
    await rest(page);
    await page.getByTestId('ledger-collected').filter({ hasText: '300.00' }).waitFor();
    await rest(page);
    await picture(page, 'account');
    assert.deepEqual(await faultsOf(page), []);

    // The statement is made out, looked at, and found by its number.
    await press('make-statement');
    await page.locator('.ant-drawer canvas, .ant-drawer img').first().waitFor();
    await rest(page);
    await picture(page, 'account-statement');
    await page.keyboard.press('Escape');
    await rest(page);
    const { statements } = await shop.rpc('account_movements', {
      debtor: { payer: 'customer', payer_name: '', customer_id: customer.id },
      from: await page.getByTestId('ledger-from').inputValue(),
      to: await page.getByTestId('ledger-to').inputValue(),
    });
    assert.equal(statements.length, 1);
    assert.equal(statements[0].closing, owed - 30_000);
    await picture(page, 'account-with-statement');
    await go(page, '/accounts');
    await picture(page, 'accounts');
    await go(page, `/accounts/statements/${statements[0].id}`).catch(() => undefined);
    await page.locator('.ant-drawer canvas, .ant-drawer img').first().waitFor();
    await page.keyboard.press('Escape');
    await rest(page);
    await page.setViewportSize({ width: 1024, height: 768 });
    await rest(page);
    await picture(page, 'account-narrow');
    assert.deepEqual(await faultsOf(page), []);

    // The same in English, on the smaller screen.
    const english = await shop.open({ session: shop.session, size: [1024, 768], language: 'en' });
    await go(english, `/accounts/one?payer=customer&customer=${customer.id}`);
    await english.getByTestId('panel-ledger').waitFor();
    await picture(english, 'account-en');
    assert.deepEqual(await faultsOf(english), []);
    await english.getByTestId('limit-open').click();
    await rest(english);
    await picture(english, 'account-limit-en');
    assert.deepEqual(await faultsOf(english), []);
    await english.keyboard.press('Escape');
    await go(english, '/accounts');
    await picture(english, 'accounts-en');
    assert.deepEqual(await faultsOf(english), []);
  }));
