// A car whose two parts stand on one sheet, told by commands up to the till.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const bindings = readFileSync(
  join(import.meta.dirname, '../../../src-tauri/crates/commands/bindings/commands.ts'),
  'utf8',
);
const codes = (name) => [...bindings.match(new RegExp(`${name}[^=]*= \\[([^\\]]*)\\]`))[1].matchAll(/["'](\w+)["']/g)].map((found) => found[1]);
const passed = (name) => codes(name).map((code) => ({ code, job_id: null, name: '', result: 'pass', value: '' }));

const part = (name, price) => ({
  kind: 'part', category: 'paid', payer: 'customer', payer_name: '', code: '', name, brand: '', specification: '', unit: '个',
  quantity: 1000, hours: 0, unit_price: price, discount_rate: 0, discount: 0, tax_rate: 1300, cost: 0, origin: 'stock',
});

/** The car is washed and billed, one key away from the till; unless `waits`, it stands at the till. */
export async function billed(shop, { waits = false } = {}) {
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
  if (!waits) await shop.rpc('complete_preparation', about);
  return visit;
}
