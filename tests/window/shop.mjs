// A shop to tell stories in, set up the quick way: by the commands the pages call.

import { enterPin, press } from './support/hands.mjs';

export const person = { name: '张敏', pin: '2580' };

/** A shop that has answered its five questions, and the number of its first person. */
export async function setUp(/** @type {WindowDriver} */ driver) {
  await driver.find('#root');
  await driver.rpc('set_up_shop', {
    name: '顺达汽修', phone: '0755-82345678', address: '深圳市福田区', person_name: person.name, pin: person.pin, bays: ['1'],
  });
  const { people } = await driver.rpc('shop_status');
  return people[0].id;
}

/** The same, with that person sitting at the page, on the page of this address. */
export async function sitting(/** @type {WindowDriver} */ driver, page = '/') {
  const personId = await setUp(driver);
  await driver.reload(`#${page}`);
  await press(driver, `[data-person="${personId}"]`);
  await enterPin(driver, person.pin);
  await driver.byTestId('person');
  return personId;
}

/** The same, with that person signed in. */
export async function signedIn(/** @type {WindowDriver} */ driver) {
  const personId = await setUp(driver);
  await driver.invoke('sign_in', { personId, pin: person.pin });
  return personId;
}

/** The car of 周师傅 has come in; answers the number of its work order. */
export async function walkedIn(/** @type {WindowDriver} */ driver) {
  const { customer } = await driver.rpc('save_customer', {
    id: null, version: 0, kind: 'private', name: '周师傅', phone: '13800138000', contact_name: '', contact_phone: '',
    address: '', note: '', refuses_messages: false,
  });
  const { vehicle } = await driver.rpc('save_vehicle', {
    id: null, version: 0, customer_id: customer.id, plate: '粤B24680', plate_colour: 'blue', vin: '', engine_no: '', make: '大众',
    model: '朗逸', colour: '', registered_on: null, inspection_due: null, insurance_due: null, insurer: '', note: '',
  });
  const { work_order_id } = await driver.rpc('walk_in', {
    vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '', second_visit: false,
  });
  return work_order_id;
}
