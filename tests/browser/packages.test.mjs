import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { toTheTill } from './support/billed.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { owner } from './support/visits.mjs';

const presser = (page) => async (id) => {
  await page.getByTestId(id).click();
  await rest(page);
};

const checkIn = (about, version, name) => ({
  ...about, version, repair_kind: 'maintenance', symptom: '保养', brought_by_name: name, brought_by_phone: '',
  arrival: 'driven_in', mileage_km: 31_200, fuel_percent: 60, old_parts: 'take', wash_wanted: false, test_drive_allowed: true, promised_at: null, bay_id: null,
  warning_lights: [], marks: [], items: [{ code: 'lights', result: 'fine', note: '', quoted: false, quoted_by: null }], belongings: '', valuables_reminded: true,
});

test('a package is offered, sold at the till, drawn from on a visit, and pays its own sheet', () =>
  atTheShop(async (shop) => {
    const { customer, vehicle } = await owner(shop, '曾小芳', '粤B54321', '13926451234');
    const page = await shop.open({ session: shop.session });
    const press = presser(page);

    // The manager writes the offer.
    await go(page, '/packages');
    await picture(page, 'packages-empty');
    assert.deepEqual(await faultsOf(page), []);
    await press('package-new');
    await page.getByTestId('offer-name').fill('机油保养三次卡');
    await page.getByTestId('offer-add').locator('input').fill('机油滤芯');
    await page.locator('.ant-select-item').last().click();
    await page.getByTestId('offer-item-0-price').locator('input').fill('300');
    await page.getByTestId('offer-item-0-times').fill('3');
    await press('offer-add-amount');
    await page.getByTestId('offer-item-1-price').locator('input').fill('500');
    await page.getByTestId('offer-price').locator('input').fill('980');
    await page.getByTestId('offer-km').fill('20000');
    await picture(page, 'packages-offer');
    await awake(page);
    await press('action-save_package');
    await page.getByTestId('package-1').waitFor();

    // The cashier sells it, in two means.
    const till = await shop.hire('林晓燕', ['cashier']);
    const cashier = await shop.open({ session: till, size: [1024, 768] });
    await go(cashier, `/customers/${customer.id}`);
    await cashier.getByTestId('sell-open').click();
    await rest(cashier);
    await cashier.getByTestId('sell-package').click();
    await cashier.locator('.ant-select-item').first().click();
    await cashier.getByTestId('sell-km').fill('30000');
    await cashier.getByTestId('sell-means-0-wechat').click();
    await cashier.getByTestId('sell-add-means').click();
    await cashier.getByTestId('sell-amount-0').locator('input').fill('900');
    await cashier.getByTestId('sell-means-1-cash').click();
    await cashier.getByTestId('sell-amount-1').locator('input').fill('80');
    await cashier.getByTestId('sell-tendered-1').locator('input').fill('100');
    await rest(cashier);
    await picture(cashier, 'packages-sell');
    // The customer signs what they buy, and anew where it becomes another thing.
    await cashier.getByTestId('sell-signature').getByTestId('hand-over').click();
    const sheet = cashier.getByTestId('signature-sheet');
    await sheet.waitFor();
    await rest(cashier);
    await picture(cashier, 'packages-sell-handed');
    const sign = async () => {
      const pad = await sheet.locator('svg[role=img]').boundingBox();
      await cashier.mouse.move(pad.x + pad.width * 0.2, pad.y + pad.height * 0.7);
      await cashier.mouse.down();
      await cashier.mouse.move(pad.x + pad.width * 0.5, pad.y + pad.height * 0.3, { steps: 6 });
      await cashier.mouse.move(pad.x + pad.width * 0.8, pad.y + pad.height * 0.6, { steps: 6 });
      await cashier.mouse.up();
      await cashier.getByTestId('signature-done').click();
      await sheet.waitFor({ state: 'detached' });
    };
    await sign();
    await cashier.getByTestId('sell-km').fill('30001');
    await cashier.getByTestId('sell-signature').getByTestId('signature-lapsed').waitFor();
    await cashier.getByTestId('sell-km').fill('30000');
    await cashier.getByTestId('sell-signature').getByTestId('hand-over').click();
    await sheet.waitFor();
    await sign();
    await rest(cashier);
    await picture(cashier, 'packages-sell-signed');
    assert.deepEqual(await faultsOf(cashier), []);
    await awake(cashier);
    await cashier.getByTestId('action-sell_contract').click();
    await cashier.getByTestId('contract-rests').waitFor();
    await rest(cashier);
    const { row: soldRow } = await shop.rpc('get_contract', { id: Number(new URL(cashier.url()).hash.split('/').at(-1)) });
    assert.equal(soldRow.signed_by, '曾小芳');
    assert.ok(soldRow.signature.strokes[0].length > 5);
    await picture(cashier, 'packages-contract-new');
    assert.deepEqual(await faultsOf(cashier), []);
    await cashier.getByTestId('contract-paper').click();
    await cashier.locator('.ant-drawer canvas').first().waitFor();
    await picture(cashier, 'packages-paper');
    await cashier.keyboard.press('Escape');
    await cashier.locator('.ant-drawer canvas').first().waitFor({ state: 'hidden' });
    await cashier.getByTestId('receipt-1').click();
    await cashier.locator('.ant-drawer canvas').first().waitFor();
    await picture(cashier, 'packages-receipt');
    await cashier.keyboard.press('Escape');

    // The car comes in: the counter sees what is left.
    const about = await shop.rpc('walk_in', {
      vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'maintenance', symptom: '保养', second_visit: false,
    });
    const asked = { work_order_id: about.work_order_id };
    const visit = () => shop.rpc('get_visit', asked);
    await go(page, `/visits/${about.work_order_id}`);
    await page.getByTestId('visit-contracts').waitFor();
    await rest(page);
    await picture(page, 'packages-check-in');
    await shop.rpc('save_check_in', checkIn(asked, (await visit()).order.version, '曾小芳'));
    await shop.rpc('confirm_check_in', { ...asked, version: null, confirmed_by: '曾小芳', means: 'on_paper', signature: null, photos: null });
    await page.getByTestId('draw-1-0').waitFor();
    await rest(page);
    await press('draw-1-0');
    await until(async () => (await visit()).lines.length === 1, 'the line to be drawn');
    await page.getByTestId('line-1').waitFor();
    await rest(page);
    await picture(page, 'packages-drawn');
    assert.deepEqual(await faultsOf(page), []);
    assert.equal(await page.getByTestId('edit-line-1').count(), 0, 'its figures are the contract’s');

    await shop.rpc('issue_estimate', { ...asked, version: (await visit()).order.version });
    const answers = (await visit()).lines.map((one) => ({ line_id: one.id, approved: true, amount: one.amount, reason: '' }));
    await shop.rpc('record_answers', { ...asked, by_name: '曾小芳', means: 'phone', signature: null, paper: '', answers });
    await shop.rpc('release_to_repair', asked);
    await toTheTill(shop, asked);
    const billed = await visit();
    assert.equal(billed.order.stage, 'ready_for_delivery', 'nobody owes what the contract pays');
    assert.deepEqual(billed.settlements.map((sheet) => [sheet.payer, sheet.state, sheet.owed]), [['contract', 'settled', 0]]);
    await page.getByTestId('fold-money').waitFor();
    await rest(page);
    await press('fold-money');
    await page.getByTestId('paid-by-contract').filter({ hasText: '机油滤芯 2/3 次' }).waitFor();
    await picture(page, 'packages-settled');
    assert.deepEqual(await faultsOf(page), []);
    await press('sheet-1-paper');
    await page.locator('canvas').first().waitFor();
    await picture(page, 'packages-sheet');

    // The rest of it goes back.
    await go(page, '/contracts/1');
    await page.getByTestId('draw-1').waitFor();
    await rest(page);
    await picture(page, 'packages-contract-used');
    await press('give-back-open');
    await page.getByTestId('give-back-reason').fill('车卖了');
    await picture(page, 'packages-giving-back');
    await awake(page);
    await press('action-give_contract_back');
    await page.getByTestId('contract-1').and(page.locator('[data-ended=closed]')).waitFor();
    await rest(page);
    await picture(page, 'packages-closed');
    assert.deepEqual(await faultsOf(page), []);
    await go(page, '/packages');
    await rest(page);
    await picture(page, 'packages-list');
    await go(page, `/vehicles/${vehicle.id}`);
    await rest(page);
    await picture(page, 'packages-vehicle');
    // The counter's smaller screen, in English.
    const english = await shop.open({ session: shop.session, size: [1024, 768], language: 'en' });
    for (const [place, name] of [['/packages', 'list'], ['/contracts/1', 'contract'], [`/visits/${about.work_order_id}`, 'visit']]) {
      await go(english, place);
      await rest(english);
      await picture(english, `packages-en-${name}`);
      assert.deepEqual(await faultsOf(english), []);
    }
    await go(english, '/packages');
    await english.getByTestId('package-1').click();
    await rest(english);
    await picture(english, 'packages-en-offer');
    assert.deepEqual(await faultsOf(english), []);
    assert.deepEqual([...page.complaints, ...cashier.complaints, ...english.complaints], []);
  }));
