// Cars whose bill somebody else pays than who brings them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { toTheTill } from './support/billed.mjs';
import { cursorIn } from './support/counted.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, line } from './support/visits.mjs';

test('a driver brings a car of the fleet: the company is asked and pays by the month, the driver takes the car home', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    const fill = (id, text) => page.getByTestId(id).fill(text);
    const press = async (key) => {
      await awake(page);
      await page.keyboard.press(key);
    };
    await go(page, '/customers/new');
    await page.getByTestId('customer-name').waitFor();
    await fill('customer-name', '深圳市顺通物流有限公司');
    await page.getByTestId('customer-kind-company').click();
    await fill('customer-contact_name', '林车管');
    await fill('customer-contact_phone', '13926451234');
    await press('F2');
    await page.waitForURL((url) => /^#\/customers\/\d+$/.test(url.hash));
    const customer_id = Number(page.url().split('/').at(-1));
    await shop.rpc('save_vehicle', {
      id: null, version: 0, customer_id, plate: '粤B7K29F', plate_colour: 'blue', vin: '', engine_no: '', make: '福田', model: '',
      colour: '', registered_on: null, inspection_due: null, insurance_due: null, insurer: '', note: '',
    });
    const { customer } = await shop.rpc('get_customer', { id: customer_id });
    await shop.rpc('set_account_limit', { customer_id, version: customer.version, account_limit: 500_000 });

    // Who stands at the counter is neither the company nor its contact.
    await go(page, '/reception');
    await page.keyboard.press('F4');
    await cursorIn(page, 'walk-in-plate');
    await page.keyboard.type('7k29f');
    await page.getByText('深圳市顺通物流有限公司').first().waitFor();
    await page.keyboard.press('Enter');
    await cursorIn(page, 'walk-in-symptom');
    await page.keyboard.type('制动发软');
    await press('F8');
    await page.waitForURL((url) => url.hash.startsWith('#/visits/'));
    await cursorIn(page, 'mileage');
    const about = { work_order_id: Number(page.url().split('/').at(-1)) };
    const visit = () => shop.rpc('get_visit', about);
    await page.keyboard.type('186500');
    await fill('brought-by-name', '老周');
    await fill('brought-by-phone', '13700137001');
    await page.getByTestId('fuel-50').click();
    await page.getByTestId('test-drive-allowed').click();
    await page.keyboard.press('F6');
    await page.keyboard.press('Control+b');
    await rest(page);
    await picture(page, 'payers-fleet-check-in');
    assert.deepEqual(await faultsOf(page), []);
    await press('F8');
    await until(async () => (await visit()).order.stage === 'estimating', 'the driver to have confirmed');
    assert.deepEqual([(await visit()).visitor, (await visit()).walk_around.confirmed_by], ['老周', '老周']);

    // The company says yes, by its contact and by telephone.
    await shop.rpc('add_line', { ...about, figures: line('part', '制动总泵', { unit_price: 68_000 }), finding_id: null, walk_around_code: null });
    await shop.rpc('issue_estimate', { ...about, version: (await visit()).order.version });
    await page.getByTestId('approve-all').click();
    await fill('answers-by', '林车管');
    await page.getByTestId('answers-means').getByText('电话').click();
    await fill('answers-note', '本月挂账');
    await awake(page);
    await page.getByTestId('action-record_answers').click();
    await until(async () => (await visit()).consents.length === 1, 'the answer to be kept');
    assert.deepEqual([(await visit()).consents[0].by_name, (await visit()).consents[0].note], ['林车管', '本月挂账']);

    await shop.rpc('release_to_repair', about);
    await toTheTill(shop, about);
    const [sheet] = (await visit()).settlements;
    await page.getByTestId('action-put_on_account').click();
    await page.getByTestId('reason').fill('月结客户');
    await rest(page);
    await picture(page, 'payers-fleet-account');
    await awake(page);
    await page.getByTestId('reason-confirm').click();
    await until(async () => (await visit()).order.stage === 'ready_for_delivery', 'the sheet to be on account');
    await page.getByTestId('panel-delivery').waitFor();
    await rest(page);
    assert.equal(await page.getByTestId('deliver-name').inputValue(), '老周');
    await page.keyboard.press('Control+b');
    await press('F8');
    await until(async () => (await visit()).delivery !== null, 'the driver to have the car');
    const { settlements, delivery, order } = await visit();
    assert.deepEqual([settlements[0].on_account, settlements[0].owed, delivery.accepted_by, order.stage], [sheet.owed, 0, '老周', 'delivered']);
    await go(page, `/customers/${customer_id}`);
    await page.getByTestId('customer-owed').filter({ hasText: '680.00' }).waitFor();
    await picture(page, 'payers-fleet-customer');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }));

test('the insurer pays its part later, the customer the rest at once, and the car goes home meanwhile', () =>
  atTheShop(async (shop) => {
    const covered = line('other', '右前门喷漆', { category: 'insurance', payer: 'insurer', payer_name: '平安产险', claim_number: '90510302', unit_price: 80_000 });
    const { about, visit } = await agreed(shop, '右前门被刮', [covered, line('part', '雨刮片', { unit_price: 9_800 })], { arrival: 'accident' });
    await shop.rpc('release_to_repair', about);
    await toTheTill(shop, about);
    const sheets = (await visit()).settlements;
    const [theirs, own] = ['insurer', 'customer'].map((payer) => sheets.find((sheet) => sheet.payer === payer));
    assert.deepEqual([theirs.owed, own.owed, theirs.claim_number], [80_000, 9_800, '90510302']);

    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${about.work_order_id}`);
    const choose = async (sheet) => {
      await page.getByTestId('payment-sheet').click();
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: sheet.number }).click();
      await rest(page);
    };
    await choose(theirs);
    await page.getByTestId('action-put_on_account').click();
    await page.getByRole('dialog').getByText('保险').first().click();
    await rest(page);
    await picture(page, 'payers-insurer');
    assert.deepEqual(await faultsOf(page), []);
    await awake(page);
    await page.getByTestId('reason-confirm').click();
    await until(async () => (await visit()).settlements.find((sheet) => sheet.id === theirs.id).on_account === 80_000, 'the insurer to owe it');
    // What is left is the customer's, and its button names nobody else.
    const take = page.getByTestId('action-take_payment');
    await take.filter({ hasText: '曾小芳' }).waitFor();
    await page.getByTestId('payment-0-means-wechat').click();
    await page.getByTestId('payment-0-amount').locator('input').click();
    assert.match(await take.innerText(), /98\.00/);
    await awake(page);
    await page.keyboard.press('F8');
    await until(async () => (await visit()).order.stage === 'ready_for_delivery', 'the customer to have paid');
    await rest(page);
    await picture(page, 'payers-own-part');
    await page.keyboard.press('Control+b');
    await awake(page);
    await page.keyboard.press('F8');
    await until(async () => (await visit()).delivery !== null, 'the car to go home');

    await go(page, '/accounts');
    await page.getByText('平安产险').first().waitFor();
    await rest(page);
    await picture(page, 'payers-insurer-owes');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }));
