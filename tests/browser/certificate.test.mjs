import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { selfInspected } from './support/billed.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, line } from './support/visits.mjs';
import { doneBy, givenTo } from './support/worked.mjs';

test('a second-level maintenance leaves with its certificate: numbered as it passes, on paper once the kilometres are read', () =>
  atTheShop(async (shop) => {
    const li = await shop.hire('李师傅', ['technician']);
    const zhou = await shop.hire('周质检', ['inspector']);
    const { about, visit } = await agreed(shop, '二级维护', [line('labour', '二级维护作业', { hours: 200, unit: '工时' })], { repair_kind: 'second_maintenance' });
    await givenTo(shop, about, li);
    await doneBy(shop, about, li);
    await selfInspected(shop, about);
    const offered = async () => (await visit()).papers.some((paper) => paper.kind === 'completion_certificate');
    assert.equal(await offered(), false, 'there is none before the car has passed');

    // The inspector leaves the number to the shop.
    const lane = await shop.open({ session: zhou, size: [1024, 768], touch: true });
    await lane.getByTestId(`inspect-${about.work_order_id}`).tap();
    await rest(lane);
    assert.equal(await lane.getByTestId('certificate-number').inputValue(), '');
    await lane.getByTestId('final-all-pass').tap();
    await lane.getByTestId('road-test-km').fill('3');
    await lane.getByTestId('certificate-number').scrollIntoViewIfNeeded();
    await rest(lane);
    await picture(lane, 'certificate-inspection');
    assert.deepEqual(await faultsOf(lane), []);
    await awake(lane);
    await lane.getByTestId('action-pass_final_inspection').and(lane.locator(':enabled')).tap();
    await until(async () => (await visit()).order.stage === 'preparing', 'the car to pass');
    const number = (await visit()).order.certificate_number;
    assert.equal(number, 'HG20260302001');
    assert.equal(await offered(), false, 'it says the kilometres out, which nobody has read');

    // At the wash they are read; paid and explained, the car leaves with it.
    await shop.rpc('save_preparation', { ...about, version: 0, done: (await visit()).preparation_codes, mileage_out_km: 30_004, instrument_replaced: false });
    await shop.rpc('prepare_bill', { ...about, discount: 0, rounding: 0 });
    await shop.rpc('complete_preparation', about);
    const [{ id, owed }] = (await visit()).settlements;
    await shop.rpc('take_payment', { settlement_id: id, owed, parts: [{ means: 'wechat', amount: owed, tendered: owed }] });
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${about.work_order_id}`);
    await page.getByTestId('panel-delivery').getByText(number).waitFor();
    await page.getByTestId('tab-papers').click();
    await page.getByTestId(/^paper-completion_certificate-/).click();
    await page.locator('.ant-drawer canvas').first().waitFor();
    await rest(page);
    await picture(page, 'certificate-paper');
    assert.deepEqual(await faultsOf(page), []);
    await page.keyboard.press('Escape');
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
    // Nobody drives off while the reading is rubbed out.
    await page.getByTestId('mileage-out').fill('');
    await page.keyboard.press('Control+b');
    await awake(page);
    await page.keyboard.press('F8');
    await page.locator('[role=alert]', { hasText: '出厂里程' }).first().waitFor();
    assert.equal((await visit()).delivery, null);
    await page.getByTestId('mileage-out').fill('30006');
    await page.getByTestId('action-deliver').and(page.locator(':enabled')).waitFor();
    await awake(page);
    await page.keyboard.press('F8');
    await until(async () => (await visit()).delivery !== null, 'the car to be handed back');
    const { order } = await visit();
    assert.deepEqual([order.certificate_number, order.mileage_out_km], [number, 30_006]);
    await rest(page);
    await picture(page, 'certificate-delivered');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }, { at: '2026-03-02T09:30:00+08:00' }));
