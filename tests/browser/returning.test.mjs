import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { atTheShop, go, picture, rest } from './support/station.mjs';

test('a car that was here before: from its plate to the signed sheet in forty keys, without the mouse', () =>
  atTheShop(async (shop) => {
    const { customer } = await shop.rpc('save_customer', {
      id: null, version: 0, name: '曾小芳', phone: '13926451234', kind: 'private', contact_name: '', contact_phone: '', address: '', note: '', refuses_messages: false,
    });
    await shop.rpc('save_vehicle', {
      id: null, version: 0, customer_id: customer.id, plate: '粤B54830', plate_colour: 'blue', vin: '', engine_no: '', make: '大众', model: '朗逸',
      colour: '', registered_on: null, inspection_due: null, insurance_due: null, insurer: '', note: '',
    });
    const page = await shop.open({ session: shop.session });
    await go(page, '/reception');
    let keys = 0;
    const press = async (...all) => {
      for (const key of all) {
        await page.keyboard.press(key);
        keys += 1;
      }
    };
    const focus = (name) => until(() => page.evaluate((wanted) => document.activeElement.closest(`[data-testid="${wanted}"]`) !== null, name), `the cursor to stand in ${name}`);

    await press('F4');
    await focus('walk-in-plate');
    await press(...'54830');
    await page.getByText('曾小芳').first().waitFor();
    await press('Enter');
    await page.getByTestId('walk-in-known').waitFor();
    await focus('walk-in-symptom');
    await press('F8');
    await page.waitForURL((url) => url.hash.startsWith('#/visits/'));
    await focus('mileage');
    await press(...'45678');
    // What is missing is gone to, one after the other: the tank, the walk-around, the signature.
    await press('F8');
    await focus('fuel');
    await page.locator('[role=alert]', { hasText: '缺油量' }).waitFor();
    await press('ArrowRight', 'F6', 'F8');
    await focus('confirm-means');
    await press('Control+b', 'F7');
    await page.locator('.ant-drawer canvas').first().waitFor();
    await picture(page, 'returning-car-sheet');
    await press('Escape');
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
    await press('F8');
    const id = Number(page.url().split('/').at(-1));
    const visit = () => shop.rpc('get_visit', { work_order_id: id });
    await until(async () => (await visit()).order.stage === 'estimating', 'the customer to have confirmed');
    const { order, confirmation } = await visit();
    assert.equal(order.mileage_km, 45678);
    assert.ok(confirmation === undefined || confirmation === null || confirmation.means === 'on_paper');
    assert.ok(keys <= 40, `${keys} keys`);
    await rest(page);
    assert.deepEqual(page.complaints, []);
  }));

test('a no to a line moves nothing: pressed twice it is a no without a reason', () =>
  atTheShop(async (shop) => {
    const { customer } = await shop.rpc('save_customer', {
      id: null, version: 0, name: '钱多多', phone: '13800138000', kind: 'private', contact_name: '', contact_phone: '', address: '', note: '', refuses_messages: false,
    });
    const { vehicle } = await shop.rpc('save_vehicle', {
      id: null, version: 0, customer_id: customer.id, plate: '粤B33333', plate_colour: 'blue', vin: '', engine_no: '', make: '大众', model: '朗逸',
      colour: '', registered_on: null, inspection_due: null, insurance_due: null, insurer: '', note: '',
    });
    const { work_order_id } = await shop.rpc('walk_in', {
      vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '异响', second_visit: false,
    });
    const visit = () => shop.rpc('get_visit', { work_order_id });
    await shop.rpc('save_check_in', {
      work_order_id, version: (await visit()).order.version, repair_kind: 'repair', symptom: '异响', brought_by_name: '钱多多', brought_by_phone: '',
      arrival: 'driven_in', mileage_km: 30000, fuel_percent: 50, old_parts: 'take', wash_wanted: false, test_drive_allowed: true,
      promised_at: null, bay_id: null, warning_lights: [], marks: [], belongings: '', valuables_reminded: true,
      items: [{ code: 'lights', result: 'fine', note: '', quoted: false, quoted_by: null }],
    });
    await shop.rpc('confirm_check_in', { work_order_id, confirmed_by: '钱多多', means: 'on_paper', signature: null });
    for (const name of ['更换前制动片', '更换雨刮片', '四轮定位', '空调清洗']) {
      await shop.rpc('add_line', {
        work_order_id, finding_id: null, walk_around_code: null,
        figures: {
          kind: 'labour', category: 'paid', payer: 'customer', payer_name: '', code: '', name, brand: '', specification: '', unit: '',
          quantity: 1000, hours: 100, unit_price: 12000, discount_rate: 0, discount: 0, tax_rate: 1300, cost: 0, origin: 'stock',
        },
      });
    }
    await shop.rpc('issue_estimate', { work_order_id, version: (await visit()).order.version });
    const lines = (await visit()).lines;
    const page = await shop.open({ session: shop.session, size: [1024, 768], touch: true });
    await go(page, `/visits/${work_order_id}`);
    const places = () => page.evaluate((ids) => ids.map((id) => document.querySelector(`[data-testid="answer-${id}-decline"]`).getBoundingClientRect().top + document.querySelector('main').scrollTop), lines.map((line) => line.id));
    const before = await places();
    for (const line of lines) {
      const { x, y, width, height } = await page.getByTestId(`answer-${line.id}-decline`).boundingBox();
      await page.mouse.dblclick(x + width / 2, y + height / 2, { delay: 20 });
    }
    assert.deepEqual(await places(), before, 'the list moved under the finger');
    for (const line of lines) assert.equal(await page.getByTestId(`answer-${line.id}-reason`).inputValue(), '');
    await page.keyboard.press('F8');
    await page.keyboard.type('太贵');
    assert.equal(await page.getByTestId(`answer-${lines[0].id}-reason`).inputValue(), '太贵');
    await picture(page, 'answers-declined');
    assert.deepEqual(page.complaints, []);
  }));
