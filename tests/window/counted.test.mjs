// How many keys the counter and the foreman need in the real window, and how long it takes: the desktop's own keys and
// its mouse, as hands press them. The ways and their limits are those a station's browser is held to as well.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkedIn, owner } from '../browser/support/visits.mjs';
import { inTheWindow } from './driver.mjs';
import { sitting } from './shop.mjs';
import { handsAt } from './support/counted.mjs';
import { picture, sitDown } from './support/hands.mjs';
import { firstExpress, fiveByDrag, fiveByKeys, fiveJobs, MORNING, nextExpress, plateToSignedSheet, punctures, threeLinesToConsent } from './support/ways.mjs';

const atPage = (/** @type {WindowDriver} */ driver, page) => driver.execute('location.hash = arguments[0];', `#${page}`);

/** Five jobs wait for hands, and the foreman stands before the board. */
async function foremanAt(/** @type {WindowDriver} */ driver) {
  await sitting(driver);
  const five = await fiveJobs(driver);
  const foreman = { name: '赵主管', pin: '2468' };
  await driver.rpc('save_person', { id: null, version: 0, name: foreman.name, roles: ['foreman'], discount_limit: null, active: true, pin: foreman.pin });
  await sitDown(driver, foreman);
  await atPage(driver, '/workshop');
  return five;
}

test('a known car from its plate to the signed sheet, by keys alone in the window', (t) =>
  inTheWindow('counted-sheet', async (driver) => {
    await sitting(driver);
    await owner(driver, '曾小芳', '粤B54830');
    await atPage(driver, '/reception');
    await plateToSignedSheet(t, driver, handsAt(driver), () => picture(driver, 'counted-sheet'));
  }));

test('three lines of the price list, offered and agreed to, by keys alone in the window', (t) =>
  inTheWindow('counted-consent', async (driver) => {
    await sitting(driver);
    const work_order_id = await checkedIn(driver, await owner(driver, '曾小芳', '粤B54830'), '保养');
    await atPage(driver, `/visits/${work_order_id}`);
    await threeLinesToConsent(t, driver, handsAt(driver), work_order_id);
    await picture(driver, 'counted-consent');
  }));

test('two express orders from the plate to the money, by keys alone in the window', (t) =>
  inTheWindow('counted-express', async (driver) => {
    await sitting(driver);
    await punctures(driver);
    await atPage(driver, '/express');
    await firstExpress(t, handsAt(driver), () => picture(driver, 'counted-express'));
    await nextExpress(t, handsAt(driver));
    await picture(driver, 'counted-express-done');
  }));

test('five jobs are given out by keys alone in the window, each to whoever is proposed', (t) =>
  inTheWindow('counted-assigned', async (driver) => {
    const { jobs } = await foremanAt(driver);
    await fiveByKeys(t, driver, handsAt(driver), jobs, () => picture(driver, 'counted-assign'));
    await picture(driver, 'counted-assigned');
  }, { at: MORNING }));

test('five jobs are given out with the mouse in the window, each drag within a second and a half', (t) =>
  inTheWindow('counted-dragged', async (driver) => {
    const { technicians, jobs } = await foremanAt(driver);
    const hands = handsAt(driver);
    await fiveByDrag(t, driver, hands, jobs, technicians[1].id);
    assert.equal(hands.keys, 0);
    await picture(driver, 'counted-dragged');
  }, { at: MORNING }));
