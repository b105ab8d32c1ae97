import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { atTheShop, awake, go, picture, rest } from './support/station.mjs';
import { line } from './support/visits.mjs';

const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at.dataset.testid ?? at.closest('[data-testid]')?.dataset.testid ?? at.tagName;
  });

/** Presses a key until the cursor stands in this field; the fields on the way are answered. */
async function walk(page, key, to, most = 40) {
  const way = [];
  while (way.length < most) {
    await page.keyboard.press(key);
    way.push(await focused(page));
    if (way.at(-1) === to) return way;
  }
  assert.fail(`${key} never came to ${to}, but to ${way.join(', ')}`);
}

async function owner(/** @type {Shop} */ shop, name, phone, plates) {
  const { customer } = await shop.rpc('save_customer', {
    id: null, version: 0, name, phone, kind: 'private', contact_name: '', contact_phone: '', address: '', note: '', refuses_messages: false,
  });
  const vehicles = [];
  for (const plate of plates) {
    const { vehicle } = await shop.rpc('save_vehicle', {
      id: null, version: 0, customer_id: customer.id, plate, plate_colour: 'blue', vin: '', engine_no: '', make: '大众', model: '朗逸',
      colour: '', registered_on: null, inspection_due: null, insurance_due: null, insurer: '', note: '',
    });
    vehicles.push(vehicle);
  }
  return { customer, vehicles };
}

test('from the ringing phone to the booking slip by keys; F2 once too often brings nobody in', () =>
  atTheShop(async (shop) => {
    const { customer, vehicles } = await owner(shop, '曾小芳', '13926451234', ['粤B11111', '粤B22222']);
    const page = await shop.open({ session: shop.session });
    await go(page, '/reception');
    await page.keyboard.press('F3');
    await page.getByTestId('book-name').waitFor();
    // The caller says a name, not a plate; of the two cars it is the second.
    await walk(page, 'Enter', 'book-name');
    await page.keyboard.type('曾小');
    await page.getByTestId(`book-customer-${customer.id}`).waitFor();
    await walk(page, 'Tab', `book-car-${vehicles[1].id}`);
    await page.keyboard.press('Enter');
    await until(async () => (await focused(page)) === 'book-symptom', 'the cursor to go on to the symptom');
    assert.equal(await page.getByTestId('book-plate').inputValue(), '粤B22222');
    assert.equal(await page.getByTestId('book-phone').inputValue(), '13926451234');
    await page.keyboard.type('刹车有异响');
    await walk(page, 'Enter', 'book-day');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    assert.match(await focused(page), /^book-slot-/);
    await page.keyboard.press('Space');
    await picture(page, 'keys-booking');
    await awake(page);
    await page.keyboard.press('F2');
    await page.waitForURL((url) => /^#\/bookings\/\d+$/.test(url.hash));
    await page.getByTestId('action-arrive').waitFor();
    await page.keyboard.press('F2');
    await page.keyboard.press('F7');
    await page.locator('.ant-drawer canvas').first().waitFor();
    const id = Number(page.url().split('/').at(-1));
    const { appointment } = await shop.rpc('get_appointment', { id });
    assert.equal(appointment.stage, 'booked');
    assert.equal(appointment.vehicle_id, vehicles[1].id);
    assert.equal(appointment.contact_name, '曾小芳');
    assert.deepEqual(page.complaints, []);
  }));

test('from an unknown plate to the check-in sheet by keys, past every list and choice', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    await go(page, '/reception');
    await page.keyboard.press('F4');
    await page.getByTestId('walk-in-plate').waitFor();
    await page.keyboard.type('粤B9K88M');
    await page.keyboard.press('Enter');
    await until(async () => (await focused(page)) === 'walk-in-make', 'the cursor to leave the plate');
    await walk(page, 'Enter', 'walk-in-vin');
    await page.keyboard.type('LFV3A23C5A3012346');
    await page.getByText('校验位不符').waitFor();
    await walk(page, 'Enter', 'walk-in-name');
    await page.keyboard.type('钱多多');
    await walk(page, 'Enter', 'walk-in-symptom');
    await page.keyboard.type('漏油');
    await awake(page);
    await walk(page, 'Enter', 'action-walk_in');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash.startsWith('#/visits/'));
    await until(async () => (await focused(page)) === 'mileage', 'the cursor to stand in the mileage');
    await page.keyboard.type('45678');
    await walk(page, 'Enter', 'symptom');
    await walk(page, 'Control+Enter', 'check-in-priority', 1);
    await walk(page, 'Enter', 'promised-at', 2);
    await page.keyboard.type('23:59');
    const way = await walk(page, 'Enter', 'belongings');
    assert.ok(way.includes('bay') && way.includes('wash-wanted'), way.join(', '));
    await page.keyboard.press('F6');
    await page.keyboard.press('F7');
    await page.locator('.ant-drawer canvas').first().waitFor();
    await picture(page, 'keys-check-in-sheet');
    const { order, walk_around: walkAround } = await shop.rpc('get_visit', { work_order_id: Number(page.url().split('/').at(-1)) });
    assert.equal(order.mileage_km, 45678);
    assert.equal(order.bay_id, null, 'Enter on a closed list chose a bay');
    assert.equal(new Date(Date.parse(order.promised_at) + 8 * 3_600_000).toISOString().slice(11, 16), '23:59');
    assert.ok(walkAround.items.every((item) => item.result === 'fine'));
    assert.deepEqual(page.complaints, []);
    // Half an hour before midnight nobody promises that day's 23:59: the story is a morning's.
  }, { at: '2026-03-02T09:30:00+08:00' }));

test("by phone one line is agreed to and one is not, for a reason of the customer's own", () =>
  atTheShop(async (shop) => {
    const { customer, vehicles } = await owner(shop, '钱多多', '13800138000', ['粤B33333']);
    const { work_order_id } = await shop.rpc('walk_in', {
      vehicle_id: vehicles[0].id, customer_id: customer.id, repair_kind: 'repair', symptom: '异响', second_visit: false,
    });
    const visit = () => shop.rpc('get_visit', { work_order_id });
    const { order } = await visit();
    await shop.rpc('save_check_in', {
      work_order_id, version: order.version, repair_kind: 'repair', symptom: '异响', brought_by_name: '钱多多', brought_by_phone: '',
      arrival: 'driven_in', mileage_km: 30000, fuel_percent: 50, old_parts: 'take', wash_wanted: false, test_drive_allowed: true,
      promised_at: null, bay_id: null, warning_lights: [], marks: [], belongings: '', valuables_reminded: true,
      items: [{ code: 'lights', result: 'fine', note: '', quoted: false, quoted_by: null }],
    });
    await shop.rpc('confirm_check_in', { work_order_id, version: null, confirmed_by: '钱多多', means: 'on_paper', signature: null, photos: '' });
    for (const name of ['更换前制动片', '更换雨刮片']) {
      await shop.rpc('add_line', {
        work_order_id, finding_id: null, walk_around_code: null, approval: null, figures: line('labour', name, { hours: 100, unit: '' }),
      });
    }
    await shop.rpc('issue_estimate', { work_order_id, version: (await visit()).order.version });
    const [pads, wipers] = (await visit()).lines;

    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    await until(async () => (await focused(page)) === 'panel-answers', 'the keys to begin at the thing to do now');
    await walk(page, 'Tab', 'answers-by', 5);
    await walk(page, 'Enter', 'answers-means', 1);
    // From the signature on the screen past the one on paper to the phone.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    // What was said in the call has its place before the lines.
    await walk(page, 'Enter', 'answers-note', 1);
    await walk(page, 'Enter', `answer-${pads.id}`, 1);
    await page.keyboard.press('Space');
    await walk(page, 'Enter', `answer-${wipers.id}`, 1);
    await page.keyboard.press('ArrowRight');
    await page.getByTestId(`answer-${wipers.id}-reason`).waitFor();
    await walk(page, 'Enter', `answer-${wipers.id}-reason`, 1);
    // It is the beginning of a reason that is offered, and is meant as it stands.
    await page.keyboard.type('价格');
    await page.keyboard.press('Enter');
    await picture(page, 'keys-answers');
    await awake(page);
    await page.keyboard.press('F8');
    await until(async () => (await visit()).order.stage === 'awaiting_assignment', 'the answers to be recorded');
    const answered = new Map((await visit()).lines.map((line) => [line.id, line]));
    assert.equal(answered.get(pads.id).state, 'approved');
    assert.equal(answered.get(wipers.id).state, 'declined');
    assert.equal(answered.get(wipers.id).decline_reason, '价格');
    await rest(page);
    assert.deepEqual(page.complaints, []);
  }));

test('a page that opens meanwhile leaves the search box its cursor', () =>
  atTheShop(async (shop) => {
    const { customer, vehicles } = await owner(shop, '周师傅', '13700137000', ['粤B44444']);
    const { work_order_id } = await shop.rpc('walk_in', {
      vehicle_id: vehicles[0].id, customer_id: customer.id, repair_kind: 'repair', symptom: '', second_visit: false,
    });
    const page = await shop.open({ session: shop.session });
    await page.getByTestId('person').waitFor();
    await rest(page);
    let letGo;
    const held = new Promise((go) => {
      letGo = go;
    });
    await page.route('**/api/rpc/get_visit', async (route) => {
      await held;
      await route.continue();
    });
    await page.evaluate((id) => {
      location.hash = `#/visits/${id}`;
    }, work_order_id);
    await page.keyboard.press('Control+k');
    letGo();
    await page.getByTestId('mileage').waitFor();
    await page.keyboard.type('zxf');
    assert.equal(await page.getByRole('search').locator('input').inputValue(), 'zxf');
    assert.deepEqual(page.complaints, []);
  }));
