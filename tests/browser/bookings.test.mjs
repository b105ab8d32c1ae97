import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later } from '../window/hour.mjs';
import { handsAt } from './support/counted.mjs';
import { atTheShop, faultsOf, go, picture } from './support/station.mjs';

test('a booking is found in the box, put right, let in by mistake and taken back', () =>
  atTheShop(async (shop) => {
    const booked = await shop.rpc('book_appointment', {
      channel: 'phone', customer_id: null, vehicle_id: null, contact_name: '重庆物流', contact_phone: '13926451234', plate: '粤B9K88M',
      model: '大众 朗逸', symptom: '刹车异响', items: ['更换前刹车片', '贴膜'], starts_at: later(0.25), minutes: 30, advisor_id: null, bay_id: null,
      estimate: 10_000, over_capacity: true,
    });
    const page = await shop.open({ session: shop.session });
    const box = page.getByRole('search').locator('input');
    const hits = page.getByRole('search').getByRole('option');
    await page.getByTestId('person').waitFor();
    await page.keyboard.press('Control+k');
    for (const words of ['k88m', '51234', 'cqwl', '朗逸', '刹车 重庆', 'YY001']) {
      await box.fill(words);
      await hits.filter({ hasText: '重庆物流' }).first().waitFor();
    }
    await picture(page, 'search-booking');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash === `#/bookings/${booked.id}`);

    await page.getByTestId('action-edit').click();
    await page.getByTestId('edit-phone').fill('13800138000');
    await page.getByTestId('edit-minutes').fill('45');
    await picture(page, 'booking-edit');
    await page.getByTestId('action-save-edit').click();
    await page.getByTestId('booking-history').getByText('13800138000').waitFor();
    await page.getByTestId('edit-phone').waitFor({ state: 'detached' });
    await picture(page, 'booking-history');
    assert.deepEqual(await faultsOf(page), []);

    // The wrong row was pressed: the visit is there, and goes again.
    await page.getByTestId('action-arrive').click();
    await page.getByTestId('action-undo-arrival').waitFor();
    await picture(page, 'visit-undo');
    await page.getByTestId('action-undo-arrival').click();
    await page.waitForURL((url) => url.hash === `#/bookings/${booked.id}`);
    await page.getByTestId('action-arrive').waitFor();

    // The right one comes after all: what was asked for stands in the lines, beside what was quoted.
    await page.getByTestId('action-arrive').click();
    await page.waitForURL((url) => url.hash === '#/visits/2');
    const { order } = await shop.rpc('get_visit', { work_order_id: 2 });
    await shop.rpc('save_check_in', {
      work_order_id: 2, version: order.version, repair_kind: 'repair', symptom: order.symptom, brought_by_name: '重庆物流', brought_by_phone: '',
      arrival: 'driven_in', mileage_km: 52_000, fuel_percent: 50, old_parts: 'take', wash_wanted: false, test_drive_allowed: true, promised_at: null,
      bay_id: null, warning_lights: [], marks: [], items: [{ code: 'lights', result: 'fine', note: '', quoted: false, quoted_by: null }], belongings: '',
      valuables_reminded: true,
    });
    await shop.rpc('confirm_check_in', { work_order_id: 2, version: null, confirmed_by: '重庆物流', means: 'on_paper', signature: null, photos: '' });
    await page.getByTestId('booked-quote').getByText('贴膜').waitFor();
    await picture(page, 'visit-quote');
    await page.getByText('更换前制动片').first().waitFor();
    assert.deepEqual(await faultsOf(page), []);
    // Shortly before midnight the booking is one of tomorrow.
    const day = new Date(Date.parse(later(0.25)) + 8 * 3_600_000).toISOString().slice(0, 10);
    await go(page, `/bookings?day=${day}`);
    await page.getByTestId('day-kept').waitFor();
    await picture(page, 'bookings-day');
    assert.deepEqual(page.complaints, []);

    for (const [language, size] of /** @type {[string, number[]][]} */ ([['zh-CN', [1024, 768]], ['en', [1366, 768]]])) {
      const other = await shop.open({ session: shop.session, language, size });
      await other.getByTestId('person').waitFor();
      await go(other, `/bookings/${booked.id}`);
      await picture(other, `booking-${language}-${size[0]}`);
      assert.deepEqual(await faultsOf(other), [], language);
      await go(other, '/visits/2');
      await picture(other, `visit-${language}-${size[0]}`);
      await other.keyboard.press('Control+k');
      await other.getByRole('search').locator('input').fill('重庆');
      await other.getByRole('search').getByRole('option').first().waitFor();
      await picture(other, `search-${language}-${size[0]}`);
      assert.deepEqual(await faultsOf(other), [], language);
      await other.context().close();
    }
  }));

const MONDAY = '2026-03-02T09:30:00+08:00';

test('a booking goes to another day by hand and by keys, and comes back by one press', () =>
  atTheShop(async (shop) => {
    await shop.rpc('save_worker_file', {
      person_id: shop.me, version: 0, skills: [{ trade: 'mechanic', level: 'senior' }], certificates: [], shifts: [],
    });
    await shop.rpc('enter_absence', {
      person_id: shop.me, kind: 'training', begins_at: later(4.5, MONDAY), ends_at: later(8.5, MONDAY), note: '',
    });
    const { id } = await shop.rpc('book_appointment', {
      channel: 'phone', customer_id: null, vehicle_id: null, contact_name: '何小婉', contact_phone: '13926451234', plate: '粤B9K88M', model: '',
      symptom: '', items: [], starts_at: later(1, MONDAY), minutes: 60, advisor_id: null, bay_id: null, estimate: null, over_capacity: false,
    });
    const page = await shop.open({ session: shop.session });
    await page.getByTestId('person').waitFor();
    const booking = page.locator(`[data-booking="${id}"]`);
    const on = (/** @type {string} */ day) => page.locator(`[data-day="${day}"] [data-booking="${id}"]`).waitFor();

    await go(page, '/bookings?view=week');
    const thursday = await page.getByTestId('day-2026-03-05').boundingBox();
    const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
    await handsAt(page).drag(middle(await booking.boundingBox()), middle(thursday), () => on('2026-03-05'));
    await page.getByTestId('moved').getByText('03-05 周四 10:30').waitFor();
    await picture(page, 'bookings-week-moved');
    assert.deepEqual(await faultsOf(page), []);
    await page.getByTestId('undo-move').click();
    await on('2026-03-02');

    await go(page, '/bookings?view=month');
    await booking.focus();
    for (const key of ['Shift+ArrowDown', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key);
    await on('2026-03-10');
    // The cursor goes along, and takes it back from there.
    await page.waitForFunction((wanted) => document.activeElement?.getAttribute('data-booking') === wanted, String(id));
    await page.keyboard.press('Control+z');
    await on('2026-03-02');
    await picture(page, 'bookings-month');
    assert.deepEqual(await faultsOf(page), []);

    // What the people of the shop have of the day is said where the day is looked at.
    await go(page, '/bookings');
    await page.getByTestId('trade-loads').getByText('1 人 · 9.5 小时 − 请假 4 小时').waitFor();
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }, { at: MONDAY }));
