// A car whose two parts stand on one sheet, told by commands up to the till.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agreed, line } from './visits.mjs';

const bindings = readFileSync(
  join(import.meta.dirname, '../../../src-tauri/crates/app/bindings/commands.ts'),
  'utf8',
);
const codes = (name) => [...bindings.match(new RegExp(`${name}[^=]*= \\[([^\\]]*)\\]`))[1].matchAll(/["'](\w+)["']/g)].map((found) => found[1]);
/** @returns {CommandRequest<'submit_self_inspection'>['items'][number]} */
const item = (code, job_id = null) => ({ code, job_id, name: '', result: 'pass', value: '' });

/** All of it passed by who reports it, in the lists the program asks for. */
const passed = (/** @type {string} */ name, jobs) => [...codes(name).map((code) => item(code)), ...jobs.map(({ id }) => item('job', id))];

/** The technicians looked at their own work, and nothing was wrong with it. */
export async function selfInspected(/** @type {Asking} */ shop, about) {
  const { jobs } = await shop.rpc('get_visit', about);
  await shop.rpc('submit_self_inspection', { ...about, items: passed('SELF_INSPECTION_CODES', jobs), note: '' });
}

/** Inspected in the end, and nothing was wrong with it. */
export async function finallyPassed(/** @type {Asking} */ shop, about) {
  const { jobs } = await shop.rpc('get_visit', about);
  await shop.rpc('pass_final_inspection', { ...about, items: passed('FINAL_INSPECTION_CODES', jobs), road_test_km: 3, note: '', certificate_number: '' });
}

/** Inspected, washed and billed by commands: the car stands one key away from the till; unless `waits`, at the till. */
export async function toTheTill(/** @type {Asking} */ shop, about, { waits = false } = {}) {
  const visit = () => shop.rpc('get_visit', about);
  const { order } = await visit();
  await selfInspected(shop, about);
  await finallyPassed(shop, about);
  await shop.rpc('save_preparation', { ...about, version: 0, done: (await visit()).preparation_codes, mileage_out_km: order.mileage_km });
  await shop.rpc('prepare_bill', { ...about, discount: 0, rounding: 0 });
  if (!waits) await shop.rpc('complete_preparation', about);
}

const twoParts = [line('part', '发电机总成', { unit_price: 98_000 }), line('part', '雨刮片')];

/** The car is washed and billed, one key away from the till; unless `waits`, it stands at the till. */
export async function billed(/** @type {Asking} */ shop, /** @type {{ waits?: boolean }} */ wish = {}, figures = twoParts) {
  const { about, visit } = await agreed(shop, '电瓶灯亮', figures);
  await shop.rpc('release_to_repair', about);
  await toTheTill(shop, about, wish);
  return visit;
}
