import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';

const bindings = readFileSync(
  join(import.meta.dirname, '../../src-tauri/crates/commands/bindings/commands.ts'),
  'utf8',
);
const codes = (name) => [...bindings.match(new RegExp(`${name}[^=]*= \\[([^\\]]*)\\]`))[1].matchAll(/["'](\w+)["']/g)].map((found) => found[1]);
const passed = (name) => codes(name).map((code) => ({ code, job_id: null, name: '', result: 'pass', value: '' }));

const part = (name, price) => ({
  kind: 'part', category: 'paid', payer: 'customer', payer_name: '', code: '', name, brand: '', specification: '', unit: '个',
  quantity: 1000, hours: 0, unit_price: price, discount_rate: 0, discount: 0, tax_rate: 1300, cost: 0, origin: 'stock',
});

/** A car whose two parts stand on one sheet, waiting at the till. */
async function billed(shop) {
  const { customer } = await shop.rpc('save_customer', {
    id: null, version: 0, name: '曾小芳', phone: '13926451234', kind: 'private', contact_name: '', contact_phone: '', address: '', note: '', refuses_messages: false,
  });
  const { vehicle } = await shop.rpc('save_vehicle', {
    id: null, version: 0, customer_id: customer.id, plate: '粤B54321', plate_colour: 'blue', vin: '', engine_no: '', make: '大众', model: '朗逸',
    colour: '', registered_on: null, inspection_due: null, insurance_due: null, insurer: '', note: '',
  });
  const { work_order_id } = await shop.rpc('walk_in', {
    vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '电瓶灯亮', second_visit: false,
  });
  const about = { work_order_id };
  const visit = () => shop.rpc('get_visit', about);
  await shop.rpc('save_check_in', {
    ...about, version: (await visit()).order.version, repair_kind: 'repair', symptom: '电瓶灯亮', brought_by_name: '曾小芳', brought_by_phone: '13926451234',
    arrival: 'driven_in', mileage_km: 30_000, fuel_percent: 60, old_parts: 'take', wash_wanted: true, test_drive_allowed: true, promised_at: null, bay_id: null,
    warning_lights: [], marks: [], items: [{ code: 'lights', result: 'fine', note: '', quoted: false, quoted_by: null }], belongings: '', valuables_reminded: true,
  });
  await shop.rpc('confirm_check_in', { ...about, confirmed_by: '曾小芳', means: 'on_paper', signature: null });
  for (const figures of [part('发电机总成', 98_000), part('雨刮片', 12_000)]) {
    await shop.rpc('add_line', { ...about, figures, finding_id: null, walk_around_code: null });
  }
  await shop.rpc('issue_estimate', { ...about, version: (await visit()).order.version });
  const answers = (await visit()).lines.map((line) => ({ line_id: line.id, approved: true, amount: line.amount, reason: '' }));
  await shop.rpc('record_answers', { ...about, by_name: '曾小芳', means: 'phone', answers });
  await shop.rpc('release_to_repair', about);
  await shop.rpc('submit_self_inspection', { ...about, items: passed('SELF_INSPECTION_CODES'), note: '' });
  await shop.rpc('pass_final_inspection', { ...about, items: passed('FINAL_INSPECTION_CODES'), road_test_km: 3, note: '', certificate_number: '' });
  await shop.rpc('save_preparation', { ...about, version: 0, done: (await visit()).preparation_codes, mileage_out_km: 30_000 });
  await shop.rpc('prepare_bill', { ...about, discount: 0, rounding: 0 });
  await shop.rpc('complete_preparation', about);
  return visit;
}

test('a sheet billed to the wrong payer is voided, its line put right with the customer, and billed again', () =>
  atTheShop(async (shop) => {
    const visit = await billed(shop);
    const { order, lines } = await visit();
    const [alternator, wipers] = lines.map((line) => line.id);
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${order.id}`);
    const press = async (id) => {
      await page.getByTestId(id).click();
      await rest(page);
    };

    await press('action-void_settlement');
    await page.getByTestId('reason').fill('三包件，应由厂家付');
    await press('reason-confirm');
    await page.getByTestId('voided').waitFor();

    // Wrong is the payer of one line; the other part is not wanted any more.
    await press(`edit-line-${alternator}`);
    await page.getByTestId('line-category').click();
    await page.getByTitle('免费', { exact: true }).click();
    await page.getByTestId('line-payer-name').fill('厂家三包');
    await press('line-save');
    await press('supersede-line');
    assert.equal(await page.getByTestId('action-prepare_bill').isDisabled(), true, 'an open line holds the bill back');
    await press(`drop-line-${wipers}`);
    await page.getByTestId('reason').fill('客户不要了');
    await press('reason-confirm');
    await press('action-issue_estimate');
    await picture(page, 'voided-answers');
    await press('approve-all');
    await press('answers-means-phone');
    await press('action-record_answers');
    await picture(page, 'voided-bill');
    await press('action-prepare_bill');
    await page.getByTestId('fold-voided-sheets').waitFor();
    assert.deepEqual(await faultsOf(page), []);

    const after = await visit();
    assert.deepEqual(
      after.settlements.map((sheet) => [sheet.state, sheet.payer, sheet.total]),
      [['voided', 'customer', 110_000], ['reversal', 'customer', -110_000], ['open', 'manufacturer', 98_000]],
    );
    // Only the payer that was refused at first is complained of.
    assert.deepEqual(page.complaints.filter((said) => !said.includes('422')), []);
  }));
