import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atTheShop, faultsOf, go, picture } from './support/station.mjs';

const strange = [
  '<script>window.hit=1</script>',
  '"><img src=x onerror="window.hit=1">',
  `O'Brien & "Söhne" \\ {{name}}`,
  '𠮷田 龘𠀀',
  'عبد الله',
  '  两个  空格  ',
];

async function newCustomer(/** @type {Shop} */ shop, name, phone = '13800138000') {
  const { customer } = await shop.rpc('save_customer', {
    id: null, version: 0, name, phone, kind: 'private', contact_name: '', contact_phone: '', address: '', note: '', refuses_messages: false,
  });
  return customer;
}

async function newVehicle(/** @type {Shop} */ shop, customer, plate, model = '朗逸') {
  const { vehicle } = await shop.rpc('save_vehicle', {
    id: null, version: 0, customer_id: customer.id, plate, plate_colour: 'blue', vin: '', engine_no: '', make: '大众', model,
    colour: '', registered_on: null, inspection_due: null, insurance_due: null, insurer: '', note: '',
  });
  return vehicle;
}

test('strange names are shown as they were typed, on every page, and nothing in them runs', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    for (const name of strange) {
      await go(page, '/customers');
      await page.getByTestId('customer-new').click();
      await page.getByTestId('customer-name').fill(name);
      await page.getByTestId('customer-note').fill(name);
      await page.getByTestId('action-save_customer').click();
      await page.waitForURL((url) => /^#\/customers\/\d+$/.test(url.hash));
      // Blanks in a row are one on the screen.
      const wanted = name.trim().replace(/\s+/g, ' ');
      await page.waitForFunction(
        (text) => document.querySelector('main').innerText.replace(/\s+/g, ' ').includes(text),
        wanted,
      );
    }
    const { customers } = await shop.rpc('search', { query: 'Brien' });
    const vehicle = await newVehicle(shop, customers[0], '粤B54321', strange[0]);
    const visit = await shop.rpc('walk_in', {
      vehicle_id: vehicle.id, customer_id: customers[0].id, repair_kind: 'repair', symptom: strange[1], second_visit: false,
    });
    for (const place of ['/customers', '/reception', `/vehicles/${vehicle.id}`, `/visits/${visit.work_order_id}`]) {
      await go(page, place);
      await page.locator('main').waitFor();
      await picture(page, `strange${place.replaceAll('/', '-')}`);
      assert.equal(await page.evaluate(() => window.hit), undefined, place);
      const { scrollWidth, innerWidth } = await page.evaluate(() => ({ scrollWidth: document.scrollingElement.scrollWidth, innerWidth }));
      assert.ok(scrollWidth <= innerWidth, `${place} is ${scrollWidth} px wide`);
    }
    await go(page, '/customers');
    assert.ok((await page.locator('main').innerText()).includes(strange[0]));
    assert.deepEqual(page.complaints, []);
  }));

test('what is refused is said beside the field, in the language of the person', () =>
  atTheShop(async (shop) => {
    const refusals = {
      'zh-CN': { pin: '密码不对，请再输一次。', name: '太长' },
      'zh-TW': { pin: '密碼不對', name: '太長' },
      en: { pin: 'Wrong PIN. Please try again.', name: 'too long' },
    };
    for (const [language, words] of Object.entries(refusals)) {
      const door = await shop.open({ language });
      await door.locator(`[data-person="${shop.me}"]`).click();
      await door.getByTestId('pin').waitFor();
      await door.keyboard.type('0000');
      await door.keyboard.press('Enter');
      await door.getByText(words.pin).waitFor();
      await picture(door, `wrong-pin-${language}`);
      await door.context().close();

      const page = await shop.open({ session: shop.session, language });
      await go(page, '/customers');
      await page.getByTestId('customer-new').click();
      await page.getByTestId('customer-name').fill('很'.repeat(500));
      await page.getByTestId('action-save_customer').click();
      await page.getByRole('alert').filter({ hasText: words.name }).first().waitFor();
      await picture(page, `too-long-${language}`);
      assert.deepEqual(await faultsOf(page), [], language);
      // What was typed is still there to be mended.
      assert.equal((await page.getByTestId('customer-name').inputValue()).length, 500);
      await page.context().close();
    }
  }));

test('the one box finds by plate tail, phone tail, initials and number; an unknown plate begins a visit', () =>
  atTheShop(async (shop) => {
    const customer = await newCustomer(shop, '曾小芳', '13926451234');
    const vehicle = await newVehicle(shop, customer, '粤BD12345', '秦');
    const visit = await shop.rpc('walk_in', {
      vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '', second_visit: false,
    });
    const page = await shop.open({ session: shop.session });
    const box = page.getByRole('search').locator('input');
    const hits = page.getByRole('search').getByRole('option');
    await page.getByTestId('person').waitFor();
    for (const words of ['12345', 'd1234', '51234', 'zxf', 'zengxf', '曾小']) {
      await page.keyboard.press('Control+k');
      await box.fill(words);
      await hits.filter({ hasText: '曾小芳' }).first().waitFor();
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('Control+k');
    await box.fill('d12345');
    await hits.filter({ hasText: '12345' }).first().waitFor();
    await picture(page, 'search');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash === `#/visits/${visit.work_order_id}` || url.hash === `#/vehicles/${vehicle.id}`);

    await page.keyboard.press('Control+k');
    await box.fill('粤B9K88M');
    await hits.first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('walk-in-plate').waitFor();
    assert.equal(await page.getByTestId('walk-in-plate').inputValue(), '粤B9K88M');
    assert.deepEqual(page.complaints, []);
  }));

test('what was typed survives a reload and a sign-out', () =>
  atTheShop(async (shop) => {
    const customer = await newCustomer(shop, '周师傅');
    const vehicle = await newVehicle(shop, customer, '粤B24680');
    const { work_order_id } = await shop.rpc('walk_in', {
      vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '', second_visit: false,
    });
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    await page.getByTestId('mileage').fill('45678');
    await page.getByTestId('symptom').fill('起步时抖动');
    await page.reload();
    await page.getByTestId('mileage').waitFor();
    assert.equal(await page.getByTestId('mileage').inputValue(), '45678');
    assert.equal(await page.getByTestId('symptom').inputValue(), '起步时抖动');
    await page.getByTestId('check-in-unsaved').waitFor();
    await picture(page, 'draft-restored');

    await go(page, '/bookings/new');
    await page.getByTestId('book-name').fill('黄女士');
    await page.reload();
    await page.getByTestId('book-name').waitFor();
    assert.equal(await page.getByTestId('book-name').inputValue(), '黄女士');

    // Signed out in the middle, signed in again by PIN: it is still there.
    await page.getByTestId('person').click();
    await page.locator('.ant-dropdown-menu-item').last().click();
    await page.locator(`[data-person="${shop.me}"]`).click();
    await page.keyboard.type('2580');
    await page.keyboard.press('Enter');
    await page.getByTestId('person').waitFor();
    await go(page, '/bookings/new');
    assert.equal(await page.getByTestId('book-name').inputValue(), '黄女士');
  }));
