import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTheWindow, keys } from './driver.mjs';
import { person, setUp } from './shop.mjs';
import { otherStation } from './support/door.mjs';
import { enterPin, fill, named, picture, press } from './support/hands.mjs';

const WITHIN = 1_000;

/** A visit at its check-in, open in the window, and another station that knows it. */
async function openVisit(/** @type {WindowDriver} */ driver) {
  const me = await setUp(driver);
  await driver.reload();
  await press(driver, `[data-person="${me}"]`);
  await enterPin(driver, person.pin);
  await driver.byTestId('person');
  const { customer } = await driver.rpc('save_customer', {
    id: null, version: 0, kind: 'private', name: '周师傅', phone: '13800138000', contact_name: '', contact_phone: '',
    address: '', note: '', refuses_messages: false,
  });
  const { vehicle } = await driver.rpc('save_vehicle', {
    id: null, version: 0, customer_id: customer.id, plate: '粤B24680', plate_colour: 'blue', vin: '', engine_no: '', make: '大众',
    model: '朗逸', colour: '', registered_on: null, inspection_due: null, insurance_due: null, insurer: '', note: '',
  });
  const visit = await driver.rpc('walk_in', {
    vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '', second_visit: false,
  });
  const door = await otherStation(driver, me, person.pin);
  await driver.execute('location.hash = arguments[0];', `#/visits/${visit.work_order_id}`);
  await driver.byTestId('visit-head');
  return { door, customer, visit: visit.work_order_id };
}

test('what another station changes is shown within a second, and what is being typed stays', () =>
  inTheWindow('live', async (driver) => {
    const { door, customer } = await openVisit(driver);
    await fill(driver, 'mileage', '45678');
    const symptom = await driver.byTestId('symptom');
    await symptom.click();
    await driver.type('起步时');
    await door.rpc('save_customer', { ...customer, name: '周志强' });
    await driver.waitFor(
      async () => (await (await driver.byTestId('visit-head', 0)).property('textContent')).includes('周志强'),
      'the other name in the head of the visit',
      WITHIN,
    );
    // The hand was in the middle of a word: it goes on there.
    await driver.type('抖动');
    assert.equal(await (await driver.byTestId('symptom')).property('value'), '起步时抖动');
    assert.equal(await (await driver.find(`input${named('mileage')}, ${named('mileage')} input`)).property('value'), '45678');
    await picture(driver, 'live');
  }));

test('two who change one check-in are asked only about the field both changed', () =>
  inTheWindow('live-clash', async (driver) => {
    const { door, visit } = await openVisit(driver);
    await fill(driver, 'mileage', '45678');
    await fill(driver, 'belongings', '雨伞');
    const theirs = await door.rpc('get_visit', { work_order_id: visit });
    const { order, walk_around: walk } = theirs;
    await door.rpc('save_check_in', {
      work_order_id: visit, version: order.version, repair_kind: order.repair_kind, arrival: order.arrival,
      brought_by_name: '周小妹', brought_by_phone: '', mileage_km: 45687, fuel_percent: null, symptom: order.symptom,
      promised_at: null, old_parts: order.old_parts, wash_wanted: order.wash_wanted, test_drive_allowed: order.test_drive_allowed,
      bay_id: null, items: walk?.items ?? [], marks: [], warning_lights: [], belongings: '', valuables_reminded: false,
    });
    await driver.byTestId('clash');
    assert.equal(await (await driver.byTestId('belongings')).property('value'), '雨伞');
    await picture(driver, 'clash');
    await driver.click(named('clash-keep-mine'));
    await driver.waitFor(() => driver.execute('return document.querySelector(arguments[0]) === null;', named('clash')), 'the question to go');
    await driver.press(keys.f2);
    await driver.waitFor(async () => (await door.rpc('get_visit', { work_order_id: visit })).order.mileage_km === 45678, 'my mileage to be kept');
    const kept = await door.rpc('get_visit', { work_order_id: visit });
    assert.equal(kept.order.brought_by_name, '周小妹', 'what only the other changed stays theirs');
    assert.equal(kept.walk_around.belongings, '雨伞');
  }));
