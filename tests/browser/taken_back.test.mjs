import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { toTheTill } from './support/billed.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, line, owner } from './support/visits.mjs';

/** Paid by WeChat and driven off. */
async function delivered(/** @type {Shop} */ shop) {
  const { about, visit } = await agreed(shop, '雨刮刮不干净', [line('part', '雨刮片', { unit_price: 12_999 })]);
  await shop.rpc('release_to_repair', about);
  await toTheTill(shop, about);
  const [{ id, owed }] = (await visit()).settlements;
  await shop.rpc('take_payment', { settlement_id: id, owed, parts: [{ means: 'wechat', amount: owed, tendered: owed }] });
  await shop.rpc('deliver', {
    ...about, version: null, accepted_by: '曾小芳', means: 'on_paper', signature: null, old_parts_shown: true, items_returned: true,
    advice: '', next_service_on: null, next_service_km: null, mileage_out_km: null,
  });
  return { about, visit };
}

/** Checked in and agreed on, by commands: the page shows it as another station did it. */
async function agreeOn(/** @type {Shop} */ shop, about, visit, name, figures) {
  await shop.rpc('save_check_in', {
    ...about, version: (await visit()).order.version, repair_kind: 'repair', symptom: '发电机异响', brought_by_name: name, brought_by_phone: '',
    arrival: 'driven_in', mileage_km: 30_000, fuel_percent: 60, old_parts: 'take', wash_wanted: false, test_drive_allowed: true, promised_at: null, bay_id: null,
    warning_lights: [], marks: [], items: [{ code: 'lights', result: 'fine', note: '', quoted: false, quoted_by: null }], belongings: '', valuables_reminded: true,
  });
  await shop.rpc('confirm_check_in', { ...about, version: null, confirmed_by: name, means: 'on_paper', signature: null });
  await shop.rpc('add_line', { ...about, figures, finding_id: null, walk_around_code: null, approval: null });
  await shop.rpc('issue_estimate', { ...about, version: (await visit()).order.version });
  const answers = (await visit()).lines.map((one) => ({ line_id: one.id, approved: true, amount: one.amount, reason: '' }));
  await shop.rpc('record_answers', { ...about, by_name: name, means: 'phone', signature: null, paper: '', answers });
}

const presser = (page) => async (id) => {
  await page.getByTestId(id).click();
  await rest(page);
};
const next = (page, words) => page.getByTestId('after-next').filter({ hasText: words }).waitFor();

test('a sheet is corrected a month after the car has gone: what was paid pays the new one, and the difference goes back', () =>
  atTheShop(async (shop) => {
    const { about, visit } = await delivered(shop);
    const [wipers] = (await visit()).lines;
    await shop.startAgain('2026-04-02T10:00:00+08:00');
    const till = await shop.hire('林晓燕', ['cashier']);
    const page = await shop.open({ session: shop.session });
    const press = presser(page);
    await go(page, `/visits/${about.work_order_id}`);
    await press('fold-money');
    await press('action-void_settlement');
    await page.getByText('已收的 129.99 元').waitFor();
    await page.getByTestId('reason').fill('雨刮片多收了 40 元');
    await picture(page, 'taken-back-asked');
    await press('reason-confirm');
    await next(page, '重新开单');
    const { order } = await visit();
    assert.deepEqual([order.stage, order.money_open], ['delivered', true]);
    assert.equal(await page.getByTestId('add-line').count(), 0, 'nothing new is done on a car that is gone');
    await picture(page, 'taken-back-voided');

    await press(`edit-line-${wipers.id}`);
    await page.getByTestId('line-unit-price').locator('input').fill('89.99');
    await press('line-save');
    await picture(page, 'taken-back-put-right');
    assert.equal(await page.locator('[data-now=true]').getByTestId('panel-after-delivery').count(), 1, 'the bill is next');

    // The till is told of it, makes the bill, and takes nothing over the counter: two presses of one key.
    const cashier = await shop.open({ session: till });
    await go(cashier, '/cashier');
    await picture(cashier, 'taken-back-cashier');
    await cashier.getByTestId('panel-left-open').getByRole('button').first().click();
    await next(cashier, '重新开单');
    await rest(cashier);
    await picture(cashier, 'taken-back-to-bill');
    await awake(cashier);
    await cashier.keyboard.press('F10');
    await next(cashier, '抵扣 89.99');
    await rest(cashier);
    assert.equal(await cashier.getByTestId('payment-0-means').getAttribute('data-value'), 'deposit');
    await awake(cashier);
    await picture(cashier, 'taken-back-collect');
    assert.deepEqual(await faultsOf(cashier), []);
    await cashier.keyboard.press('F10');
    await next(cashier, '40.00');
    assert.equal((await visit()).credits[0].amount, 4_000);
    await picture(cashier, 'taken-back-not-yours');
    await cashier.setViewportSize({ width: 768, height: 1024 });
    await rest(cashier);
    await picture(cashier, 'taken-back-narrow');
    assert.deepEqual(await faultsOf(cashier), []);

    // The manager, whose page knows it by now, gives the rest back.
    await next(page, '40.00');
    await rest(page);
    await picture(page, 'taken-back-forty');
    assert.deepEqual(await faultsOf(page), []);
    await page.getByTestId('visit-deposits').getByTestId('action-refund_payment').click();
    await rest(page);
    assert.equal(await page.getByTestId('refund-amount').locator('input').inputValue(), '40.00');
    await page.getByTestId('refund-reason').fill('多收退回');
    await picture(page, 'taken-back-refund');
    await awake(page);
    await press('refund-send');
    await page.getByTestId('after-next').waitFor({ state: 'detached' });
    await page.getByTestId('fold-deposits').click();
    await picture(page, 'taken-back-done');
    assert.deepEqual(await faultsOf(page), []);
    const after = await visit();
    assert.deepEqual(
      after.settlements.map((sheet) => [sheet.state, sheet.total, sheet.content.tax, sheet.owed]),
      [['voided', 12_999, 1_495, 0], ['reversal', -12_999, -1_495, 0], ['settled', 8_999, 1_035, 0]],
    );
    assert.deepEqual([after.order.stage, after.order.money_open, after.credits], ['delivered', false, []]);
    assert.deepEqual((await shop.rpc('cashier_home')).left_open, []);
    assert.deepEqual([...page.complaints, ...cashier.complaints], []);
  }));

test('a deposit larger than the bill: taken at the check-in, drawn down at the till, the rest given back', () =>
  atTheShop(async (shop) => {
    const { customer, vehicle } = await owner(shop, '曾小芳', '粤B54321', '13926451234');
    const about = await shop.rpc('walk_in', {
      vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '发电机异响', second_visit: false,
    });
    const asked = { work_order_id: about.work_order_id };
    const visit = () => shop.rpc('get_visit', asked);
    const page = await shop.open({ session: shop.session, size: [1024, 768] });
    const press = presser(page);
    await go(page, `/visits/${about.work_order_id}`);
    await press('fold-deposits');
    await picture(page, 'deposit-check-in');
    await press('action-take_deposit');
    await page.getByTestId('deposit-amount').locator('input').fill('500');
    await press('deposit-means-alipay');
    await awake(page);
    await press('deposit-send');
    await until(async () => (await visit()).credits[0]?.amount === 50_000, 'the deposit to be taken');
    assert.equal((await visit()).order.stage, 'checked_in');

    await agreeOn(shop, asked, visit, '曾小芳', line('part', '雨刮片', { unit_price: 8_999 }));
    await shop.rpc('release_to_repair', asked);
    await toTheTill(shop, asked);
    await page.getByTestId('panel-settlement').waitFor();
    await rest(page);
    await awake(page);
    await picture(page, 'deposit-till');
    assert.match(await page.getByTestId('action-take_payment').innerText(), /曾小芳 抵扣 89\.99/);
    assert.deepEqual(await faultsOf(page), []);
    await page.keyboard.press('F8');
    await until(async () => (await visit()).order.stage === 'ready_for_delivery', 'the bill to be paid');
    await page.getByTestId('panel-delivery').waitFor();
    await rest(page);
    await page.getByTestId('credit-left').filter({ hasText: '410.01' }).waitFor();
    await picture(page, 'deposit-rest');
    await page.getByTestId('visit-deposits').getByTestId('action-refund_payment').click();
    await rest(page);
    assert.equal(await page.getByTestId('refund-amount').locator('input').inputValue(), '410.01');
    await page.getByTestId('refund-reason').fill('用不完');
    await awake(page);
    await press('refund-send');
    await until(async () => (await visit()).credits.length === 0, 'the rest to go back');
    const after = await visit();
    assert.deepEqual(after.payments.map((one) => [one.means, one.amount]), [['alipay', 50_000], ['deposit', 8_999], ['alipay', -41_001]]);
    assert.equal(after.settlements[0].owed, 0);
    assert.deepEqual(page.complaints, []);
  }));

test('a deposit for a repair that is called off goes back from the page the till is led to', () =>
  atTheShop(async (shop) => {
    const { about, visit } = await agreed(shop, '电瓶灯亮', [line('part', '雨刮片')]);
    const page = await shop.open({ session: shop.session });
    const press = presser(page);
    await go(page, `/visits/${about.work_order_id}`);
    await press('fold-deposits');
    await press('action-take_deposit');
    await page.getByTestId('deposit-amount').locator('input').fill('200');
    await press('deposit-means-cash');
    await page.getByTestId('deposit-tendered').locator('input').fill('300');
    await picture(page, 'deposit-asked');
    await awake(page);
    await press('deposit-send');
    await until(async () => (await visit()).credits[0]?.amount === 20_000, 'the deposit to be taken');
    await picture(page, 'deposit-taken');
    assert.deepEqual(await faultsOf(page), []);

    await shop.rpc('cancel_visit', { ...about, version: (await visit()).order.version, reason: '客户不修了' });
    await go(page, '/cashier');
    await page.getByTestId('panel-left-open').waitFor();
    await picture(page, 'deposit-left-open');
    await page.getByTestId('panel-left-open').getByRole('button').first().click();
    await page.getByTestId('visit-deposits').waitFor();
    await picture(page, 'deposit-cancelled');
    await press('action-refund_payment');
    await page.getByTestId('refund-reason').fill('不修了');
    await awake(page);
    await press('refund-send');
    await until(async () => (await visit()).credits.length === 0, 'the deposit to go back');
    assert.deepEqual(page.complaints, []);
  }));

test('a deposit for a booking goes back from its page when nobody comes', () =>
  atTheShop(async (shop) => {
    const booking = await shop.rpc('book_appointment', {
      channel: 'phone', customer_id: null, vehicle_id: null, contact_name: '李国强', contact_phone: '13800138000', plate: '粤B12345', model: '',
      symptom: '发电机异响', items: [], starts_at: '2026-03-03T02:00:00Z', minutes: 60, advisor_id: null, bay_id: null, estimate: null, over_capacity: false,
    });
    const of = async () => (await shop.rpc('get_appointment', { id: booking.id })).appointment;
    const page = await shop.open({ session: shop.session });
    const press = presser(page);
    await go(page, `/bookings/${booking.id}`);
    await press('action-take_deposit');
    await page.getByTestId('deposit-amount').locator('input').fill('500');
    await press('deposit-means-wechat');
    await awake(page);
    await press('deposit-send');
    await until(async () => (await of()).deposit === 50_000, 'the deposit to be taken');
    await page.getByTestId('deposits').waitFor();
    await picture(page, 'deposit-booking');
    // The customer is handed a receipt for it, on the form the till has.
    await press('receipt-1');
    await page.locator('.ant-drawer canvas').first().waitFor();
    await picture(page, 'deposit-receipt');
    await page.keyboard.press('Escape');
    await page.locator('.ant-drawer canvas').first().waitFor({ state: 'hidden' });
    assert.deepEqual(await faultsOf(page), []);

    await shop.rpc('cancel_appointment', { id: booking.id, version: (await of()).version, reason: '车卖了' });
    await go(page, '/cashier');
    await page.getByTestId('panel-to-give-back').getByRole('button').first().click();
    await page.getByTestId('deposits').waitFor();
    await press('refund-1');
    await page.getByTestId('refund-reason').fill('不来了');
    await awake(page);
    await press('refund-send');
    await until(async () => (await of()).deposit === 0, 'the deposit to go back');
    await picture(page, 'deposit-booking-back');
    assert.deepEqual(page.complaints, []);
  }));
