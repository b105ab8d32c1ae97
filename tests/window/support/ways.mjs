// The ways whose keys and seconds are counted, as hands go them: the same ones in the real window and in the browser of a
// station, held to the same limits. Before anybody looked, three lines to consent were 85 keys, five assignments 40 keys
// and 10 presses of the mouse, and a drag took 1.5 seconds.

import assert from 'node:assert/strict';
import { approved, owner } from '../../browser/support/visits.mjs';
import { until } from '../until.mjs';
import { named } from './hands.mjs';

/**
 * What hands do and eyes wait for. A browser finds its own ways to both.
 *
 * @typedef {{
 *   readonly keys: number, drags: number[], told: (what: string) => string,
 *   press: (...all: string[]) => Promise<void>,
 *   drag: (from: { x: number, y: number }, to: { x: number, y: number }, seen: () => Promise<unknown>) => Promise<void>,
 *   cursorAt: (css: string) => Promise<unknown>, there: (css: string) => Promise<unknown>, gone: (css: string) => Promise<unknown>,
 *   says: (words: string, css?: string) => Promise<unknown>, at: (page: string) => Promise<string>,
 *   box: (css: string) => Promise<{ x: number, y: number, width: number, height: number }>,
 * }} Hands
 */

/** Keys of each way, and milliseconds of the middle one of several drags: one of them may meet a busy computer. */
const limits = { signed_sheet: 40, consent: 25, express: 20, next_express: 16, assignments: 20, drag: 1_000 };

/** The foreman's morning: five jobs fit into what is left of it. */
export const MORNING = '2026-03-02T09:30:00+08:00';

const cursorIn = (/** @type {Hands} */ hands, name) => hands.cursorAt(named(name));

/** Whoever reads what the stories printed is told, and the way is held to its limit. */
function held(/** @type {import('node:test').TestContext} */ t, /** @type {Hands} */ hands, what, /** @type {keyof typeof limits} */ limit) {
  t.diagnostic(hands.told(what));
  assert.ok(hands.keys <= limits[limit], `${what}: ${hands.keys} keys, ${limits[limit]} allowed`);
}

/** From the front page: a car that was here before, from its plate to the sheet signed on paper. */
export async function plateToSignedSheet(t, /** @type {Asking} */ shop, /** @type {Hands} */ hands, sheet = async () => {}) {
  const { press } = hands;
  await hands.there(named('walk-in'));
  await press('F4');
  await cursorIn(hands, 'walk-in-plate');
  await press(...'54830');
  await hands.says('曾小芳');
  await press('Enter');
  await hands.there(named('walk-in-known'));
  await cursorIn(hands, 'walk-in-symptom');
  await press('F8');
  const page = await hands.at('/visits/');
  await cursorIn(hands, 'mileage');
  await press(...'45678');
  // What is missing is gone to, one after the other: the tank, the walk-around, the signature.
  await press('F8');
  await cursorIn(hands, 'fuel');
  await hands.says('缺油量', '[role=alert]');
  await press('ArrowRight', 'F6', 'F8');
  await cursorIn(hands, 'confirm-means');
  await press('Control+b', 'F7');
  await hands.there('.ant-drawer canvas');
  await sheet();
  await press('Escape');
  await hands.gone('.ant-drawer-open');
  await press('F8');
  const work_order_id = Number(page.split('/').at(-1));
  const visit = () => shop.rpc('get_visit', { work_order_id });
  await until(async () => (await visit()).order.stage === 'estimating', 'the customer to have confirmed');
  const { order, walk_around } = await visit();
  assert.equal(order.mileage_km, 45678);
  assert.equal(walk_around.confirmed_means, 'on_paper');
  held(t, hands, 'a known car from its plate to the signed sheet', 'signed_sheet');
}

/** From the page of a visit that is checked in: three lines of the price list, offered and agreed to. */
export async function threeLinesToConsent(t, /** @type {Asking} */ shop, /** @type {Hands} */ hands, work_order_id) {
  const visit = () => shop.rpc('get_visit', { work_order_id });
  await hands.there(named('catalogue-search'));
  await hands.press('F4');
  await cursorIn(hands, 'catalogue-search');
  const wanted = [['ghjyjl', '更换机油机滤'], ['jylqq', '机油滤清器'], ['sldw', '四轮定位']];
  for (const [initials, name] of wanted) {
    await hands.press(...initials);
    await hands.says(name, '.ant-select-item-option-active');
    await hands.press('Enter');
    await hands.says(name, named('lines'));
  }
  await hands.press('F8');
  await hands.there(named('panel-answers'));
  await hands.press('F6', 'Control+b', 'F8');
  await until(async () => (await visit()).order.stage === 'awaiting_assignment', 'the answers to be kept');
  const { lines, consents } = await visit();
  assert.deepEqual(lines.map((one) => [one.name, one.state]), wanted.map(([, name]) => [name, 'approved']));
  assert.equal(consents[0].means, 'paper');
  held(t, hands, 'three lines to consent', 'consent');
}

/** A shop that mends punctures on the spot: two customers with their cars, who does it, and what it is. */
export async function punctures(/** @type {Asking} */ shop) {
  await owner(shop, '曾小芳', '粤B54830');
  await owner(shop, '钱多多', '粤B33333', '13700137000');
  const li = await technician(shop, '李师傅');
  const { items } = await shop.rpc('find_catalogue', { query: '补胎', kind: 'labour' });
  const work = items.find((one) => one.name === '补胎');
  await shop.rpc('save_express_kind', { id: null, version: 0, name: '补胎', repair_kind: 'repair', express_items: [work.id], active: true });
  return { li };
}

/** What is typed of an express order: the plate, the kilometres, the kind, by what it is paid. */
async function typedExpress(/** @type {Hands} */ hands, plate, name) {
  await cursorIn(hands, 'express-plate');
  await hands.press(...plate);
  await hands.says(name);
  await hands.press('Enter');
  await cursorIn(hands, 'express-mileage');
  await hands.press(...'45678', 'Enter');
  await cursorIn(hands, 'express-kind');
  await hands.press('1');
  // The price is there, and not that of the order before.
  await hands.there(`${named('express-total')}[aria-busy=false]`);
  await hands.there(named('express-means'));
  // What is missing is gone to: by what it is paid.
  await hands.press('F8');
  await cursorIn(hands, 'express-means');
  await hands.press('ArrowRight', 'F8');
}

/** From the page of express orders: the first of the day, from the plate to the money. */
export async function firstExpress(t, /** @type {Hands} */ hands, asked = async () => {}) {
  await typedExpress(hands, '54830', '曾小芳');
  // Who did it is asked once a day; the manager in front of the list looks at it and does not do it.
  await cursorIn(hands, 'express-technician');
  await hands.press('ArrowDown', 'ArrowDown', 'Enter');
  await hands.says('李师傅', named('express-technician'));
  await asked();
  await hands.press('F8');
  await hands.there(named('express-done'));
  held(t, hands, 'the first express order of the day', 'express');
}

/** The one after it: who does it is known. */
export async function nextExpress(t, /** @type {Hands} */ hands) {
  await typedExpress(hands, '33333', '钱多多');
  await hands.there(named('express-done'));
  held(t, hands, 'the next express order', 'next_express');
}

/** Somebody who repairs and does nothing else. */
async function technician(/** @type {Asking} */ shop, name) {
  await shop.rpc('save_person', { id: null, version: 0, name, roles: ['technician'], discount_limit: null, active: true, pin: '1357' });
  const { people } = await shop.rpc('list_people');
  return people.find((one) => one.name === name);
}

/** Five cars with a job each that nobody has, and two technicians. */
export async function fiveJobs(/** @type {Asking} */ shop) {
  const technicians = [await technician(shop, '李师傅'), await technician(shop, '陈师傅')];
  const names = ['更换前刹车片', '四轮定位', '空调清洗', '更换火花塞', '更换蓄电池'];
  const jobs = [];
  for (const [place, name] of names.entries()) {
    const car = await owner(shop, `车主${place + 1}`, `粤B1111${place}`, `1380013800${place}`);
    const { visit } = await approved(shop, car, [name]);
    jobs.push((await visit()).jobs[0]);
  }
  return { technicians, jobs };
}

const given = async (/** @type {Asking} */ shop) => (await shop.rpc('foreman_home')).technicians.flatMap((one) => one.jobs.map((job) => job.job_id));

/** From the foreman's board: five jobs by keys alone, each to whoever is proposed. */
export async function fiveByKeys(t, /** @type {Asking} */ shop, /** @type {Hands} */ hands, jobs, opened = async () => {}) {
  await hands.there(named(`queue-job-${jobs.at(-1).id}`));
  for (const [place, job] of jobs.entries()) {
    await hands.press('F4');
    await hands.cursorAt('[data-testid^="queue-job-"]');
    await hands.press('Enter');
    await hands.cursorAt('[data-testid^="assign-person-"]');
    if (place === 0) await opened();
    const { proposals } = await shop.rpc('job_proposals', { job_id: job.id });
    await hands.says('推荐', 'fieldset label');
    await hands.press('Space', 'F2');
    await hands.gone('.ant-modal');
    await until(async () => (await given(shop)).length === place + 1, `job ${place + 1} to be given out`);
    const load = (await shop.rpc('foreman_home')).technicians.find((one) => one.jobs.some((own) => own.job_id === job.id));
    assert.equal(load.person_id, proposals[0].person_id, 'the cursor stood at whoever is proposed');
  }
  held(t, hands, 'five assignments by keys', 'assignments');
}

/** From the foreman's board: five jobs dragged onto the lane of one technician. */
export async function fiveByDrag(t, /** @type {Asking} */ shop, /** @type {Hands} */ hands, jobs, person_id) {
  await hands.there(named(`queue-job-${jobs.at(-1).id}`));
  for (const [place, job] of jobs.entries()) {
    const lane = await hands.box(`[data-lane="${person_id}"]`);
    const block = await hands.box(named(`queue-job-${job.id}`));
    const from = { x: block.x + block.width / 2, y: block.y + block.height / 2 };
    const to = { x: lane.x + (lane.width * (place + 1)) / 7, y: lane.y + lane.height / 2 };
    await hands.drag(from, to, () => hands.there(`[data-block="${job.id}"]`));
  }
  t.diagnostic(hands.told('five assignments by dragging'));
  const middle = hands.drags.toSorted((a, b) => a - b)[Math.floor(jobs.length / 2)];
  assert.ok(middle < limits.drag, `${hands.drags.map(Math.round).join(', ')} ms`);
  assert.equal((await given(shop)).length, 5);
}
