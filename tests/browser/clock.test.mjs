import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { atTheShop, faultsOf, go, languages, picture } from './support/station.mjs';

const inMain = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

async function carInTheShop(/** @type {Shop} */ shop, promisedAt) {
  const { customer } = await shop.rpc('save_customer', {
    id: null, version: 0, name: '钱多多', phone: '13800138000', kind: 'private', contact_name: '', contact_phone: '', address: '',
    note: '', refuses_messages: false,
  });
  const { vehicle } = await shop.rpc('save_vehicle', {
    id: null, version: 0, customer_id: customer.id, plate: '粤B33333', plate_colour: 'blue', vin: '', engine_no: '', make: '大众',
    model: '朗逸', colour: '', registered_on: null, inspection_due: null, insurance_due: '2026-03-02', insurer: '', note: '',
  });
  const { work_order_id, version } = await shop.rpc('walk_in', {
    vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '异响', second_visit: false,
  });
  await shop.rpc('save_check_in', {
    work_order_id, version, repair_kind: 'repair', symptom: '异响', brought_by_name: '钱多多', brought_by_phone: '',
    arrival: 'driven_in', mileage_km: 30000, fuel_percent: 50, old_parts: 'take', wash_wanted: false, test_drive_allowed: true,
    promised_at: promisedAt, bay_id: null, warning_lights: [], marks: [], belongings: '', valuables_reminded: true, items: [],
  });
  return { visit: work_order_id, vehicle: vehicle.id };
}

test('a station whose clock and zone are wrong shows the same day, hours and lateness as the host', () =>
  atTheShop(async (shop) => {
    const { visit, vehicle } = await carInTheShop(shop, '2026-03-02T10:00:00+08:00');
    const right = await shop.open({ session: shop.session });
    const wrong = [
      await shop.open({ session: shop.session, zone: 'America/Los_Angeles', ahead: 3 }),
      await shop.open({ session: shop.session, zone: 'Pacific/Kiritimati', ahead: -30 }),
      await shop.open({ session: shop.session, zone: 'Europe/London', ahead: 24 * 400 }),
    ];
    const places = ['/reception', '/workshop', '/bookings', '/bookings/new', `/visits/${visit}`, `/vehicles/${vehicle}`, '/calls', '/cashier', '/office'];
    for (const place of places) {
      await go(right, place);
      const expect = await inMain(right);
      for (const page of wrong) {
        await go(page, place);
        // A page comes in parts: what it shows in the end is what counts.
        let shown;
        await until(async () => (shown = await inMain(page)) === expect, () => `${place} to show "${expect}", not "${shown}"`);
      }
    }
    await go(right, '/reception');
    assert.match(await inMain(right), /03-02 周一/, 'the day of the host, not of this computer');
    assert.doesNotMatch(await inMain(right), /迟|晚了/, 'half an hour is left');
    await picture(wrong[0], 'clock-wrong-station');
    for (const page of [right, ...wrong]) assert.deepEqual(page.complaints, []);
  }, { at: '2026-03-02T09:30:00+08:00' }));

for (const [hour, day, words] of [
  ['2026-03-02T18:30:00+08:00', '2026-03-03', '03-02 周一已经没有可约的时间，改为最近有空的 03-03 周二 08:30。'],
  ['2026-12-31T23:59:00+08:00', '2027-01-01', null],
  ['2028-02-29T04:00:00+08:00', '2028-02-29', ''],
]) {
  test(`a new booking opens on the next open half hour and says so: ${hour}`, () =>
    atTheShop(async (shop) => {
      const page = await shop.open({ session: shop.session });
      await go(page, '/bookings');
      await page.keyboard.press('F3');
      await page.getByTestId('book-first-free').waitFor();
      const why = page.getByTestId('book-why-later');
      if (words === '') assert.equal(await why.count(), 0);
      else if (words) assert.equal(await why.innerText(), words);
      else await why.waitFor();
      assert.equal(await page.getByTestId('book-day').inputValue(), day);
      await picture(page, `clock-booking-${day}`);
      await page.getByTestId('book-first-free').click();
      assert.equal(await page.getByTestId('book-slot-08:30').isChecked(), true);
      assert.deepEqual(await faultsOf(page), []);
      assert.deepEqual(page.complaints, []);
    }, { at: hour }));
}

test('whoever types a day stays on it, and is told that it is over', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    await go(page, '/bookings/new');
    await page.getByTestId('book-why-later').waitFor();
    await page.getByTestId('book-day').fill('2026-03-02');
    await page.getByText('这一天已经没有可约的时间。').waitFor();
    assert.equal(await page.getByTestId('book-day').inputValue(), '2026-03-02');
    await picture(page, 'clock-booking-typed');
    // The way out is one press.
    await page.getByTestId('book-first-free').click();
    assert.equal(await page.getByTestId('book-day').inputValue(), '2026-03-03');
  }, { at: '2026-03-02T18:30:00+08:00' }));

test('a clock behind what the file has seen is said on every page in every language, and the manager has the way out', () =>
  atTheShop(async (shop) => {
    const technician = await shop.hire('李师傅', ['technician']);
    await shop.startAgain('2026-03-02T09:35:00+08:00');
    // Both runs of the program go on by themselves: how long each took moves the minutes by a few.
    const words = { 'zh-CN': /时钟慢了2\d分/, 'zh-TW': /時鐘慢了2\d分/, en: /slow/ };
    for (const language of languages) {
      const door = await shop.open({ language });
      await door.getByTestId('clock-behind').getByText(words[language]).waitFor();
      await picture(door, `clock-behind-door-${language}`);
      const page = await shop.open({ session: shop.session, language });
      for (const place of ['/reception', '/settings']) {
        await go(page, place);
        await page.getByTestId('clock-behind').getByText(words[language]).waitFor();
        await picture(page, `clock-behind${place.replace('/', '-')}-${language}`);
        assert.deepEqual(await faultsOf(page), []);
      }
      await page.context().close();
      await door.context().close();
    }
    const jobs = await shop.open({ session: await shop.signIn(technician.person_id, '1357'), size: [1024, 768] });
    await jobs.getByTestId('clock-behind').getByText('请告诉经理').waitFor();
    assert.equal(await jobs.getByTestId('action-accept_clock').count(), 0);
    await picture(jobs, 'clock-behind-jobs');

    const page = await shop.open({ session: shop.session });
    await page.getByTestId('action-accept_clock').click();
    await page.getByTestId('clock-behind').waitFor({ state: 'detached' });
    // The other station hears of it by itself.
    await jobs.getByTestId('clock-behind').waitFor({ state: 'detached' });
    await picture(page, 'clock-accepted');
    await page.getByTestId('clock-given').waitFor();
  }, { at: '2026-03-02T10:00:00+08:00' }));
