import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { line, owner } from './support/visits.mjs';

const insured = (name, unit_price, claim_number) =>
  line('other', name, { category: 'insurance', payer: 'insurer', payer_name: '平安产险', claim_number, unit_price });

/** Chooses from a list of the form by the word it shows. */
async function choose(page, field, word) {
  await page.getByTestId(field).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: word }).click();
}

test('an insurer pays two cases of one visit, and a repaired part is agreed to in writing', () =>
  atTheShop(async (shop) => {
    const { customer, vehicle } = await owner(shop, '曾小芳', '粤B54321', '13926451234');
    await shop.rpc('save_vehicle', { ...vehicle, vin: '', insurer: '平安产险' });
    const { work_order_id } = await shop.rpc('walk_in', {
      vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'body', symptom: '右前门被刮，起动机不转', second_visit: false,
    });
    const visit = () => shop.rpc('get_visit', { work_order_id });
    await shop.rpc('save_check_in', {
      work_order_id, version: (await visit()).order.version, repair_kind: 'body', symptom: '右前门被刮，起动机不转', brought_by_name: customer.name, brought_by_phone: '',
      arrival: 'towed', mileage_km: 30000, fuel_percent: 50, old_parts: 'take', wash_wanted: false, test_drive_allowed: true, promised_at: null, bay_id: null,
      warning_lights: [], marks: [], belongings: '', valuables_reminded: true, items: [{ code: 'lights', result: 'fine', note: '', quoted: false, quoted_by: null }],
    });
    await shop.rpc('confirm_check_in', { work_order_id, version: null, confirmed_by: customer.name, means: 'on_paper', signature: null, photos: null });
    const add = (/** @type {CommandRequest<'add_line'>['figures']} */ figures) => shop.rpc('add_line', { work_order_id, figures, finding_id: null, walk_around_code: null, approval: null });
    await add(insured('右前门喷漆', 80_000, '90510302'));
    await add(line('part', '起动机', { unit_price: 46_000, brand: '博世', grade: 'repaired' }));

    // A second case is typed in: the insurer and its case before are offered, the grade is chosen.
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    await page.getByTestId('add-line').click();
    await page.getByTestId('line-form').waitFor();
    await page.getByTestId('line-kind').getByText('材料').click();
    await page.getByTestId('line-name').fill('后保险杠');
    await page.getByTestId('line-unit-price').locator('input').fill('600');
    await choose(page, 'line-grade', '原厂件');
    await choose(page, 'line-category', '保险');
    await until(async () => (await page.getByTestId('line-payer-name').inputValue()) === '平安产险', 'the insurer to be offered');
    assert.equal(await page.getByTestId('line-claim-number').inputValue(), '90510302');
    await page.getByTestId('line-claim-number').fill('90510317');
    await rest(page);
    await picture(page, 'claims-line');
    assert.deepEqual(await faultsOf(page), []);
    await awake(page);
    await page.getByTestId('line-save').click();
    await page.getByTestId('line-form').waitFor({ state: 'hidden' });
    await rest(page);
    await picture(page, 'claims-lines');
    const { lines } = await visit();
    assert.deepEqual(lines.map((one) => [one.name, one.claim_number, one.grade]).toSorted(), [
      ['右前门喷漆', '90510302', null], ['后保险杠', '90510317', 'genuine'], ['起动机', '', 'repaired'],
    ].toSorted());

    // The customer says yes on the telephone: not to the repaired one.
    await shop.rpc('issue_estimate', { work_order_id, version: (await visit()).order.version });
    await page.getByTestId('approve-all').click();
    await page.getByTestId('answers-means').getByText('电话').click();
    await page.getByText('“起动机”是修复件').waitFor();
    await rest(page);
    await picture(page, 'claims-by-phone');
    assert.ok(await page.getByTestId('action-record_answers').isDisabled(), 'the button says why');
    assert.deepEqual(await faultsOf(page), []);
    await page.getByTestId('answers-means').getByText('短信').click();
    await awake(page);
    await page.getByTestId('action-record_answers').click();
    await until(async () => (await visit()).lines.every((one) => one.state === 'approved'), 'the answers to be kept');

    for (const [language, size] of /** @type {[string, number[]][]} */ ([['zh-CN', [1024, 768]], ['en', [1366, 768]]])) {
      const other = await shop.open({ session: shop.session, language, size });
      await go(other, `/visits/${work_order_id}`);
      await picture(other, `claims-visit-${language}-${size[0]}`);
      assert.deepEqual(await faultsOf(other), [], language);
      await go(other, '/settings/catalogue');
      await other.getByTestId('catalogue-new').click();
      await choose(other, 'catalogue-kind', language === 'en' ? 'Part' : '材料');
      await rest(other);
      await picture(other, `claims-catalogue-${language}-${size[0]}`);
      assert.deepEqual(await faultsOf(other), [], language);
      assert.deepEqual(other.complaints, []);
      await other.context().close();
    }
    assert.deepEqual(page.complaints, []);
  }));
