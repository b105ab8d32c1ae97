import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { dot, photoOf } from './support/codes.mjs';
import { scannerAt } from './support/scanner.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { line, owner } from './support/visits.mjs';

const vin = 'LSVAM4187C2184847';

/** A visit, its car known by its number, and a part on the shelf. */
async function aVisit(/** @type {Shop} */ shop) {
  const { customer, vehicle } = await owner(shop, '曾小芳', '粤B54321', '13926451234');
  const other = await owner(shop, '王建国', '粤B99999', '13800138001');
  await shop.rpc('save_vehicle', { ...other.vehicle, customer_id: other.customer.id, vin });
  const { work_order_id: id } = await shop.rpc('walk_in', {
    vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '异响', second_visit: false,
  });
  const { quantity, hours, unit_price, cost } = line('part', '');
  await shop.rpc('save_catalogue_item', {
    id: null, version: 0, kind: 'part', code: '06A115561B', name: '机油滤清器', brand: '曼牌', specification: 'W 719/30', unit: '个', active: true, quantity, hours, unit_price, cost,
    grade: null, warranty: null,
  });
  const { order } = await shop.rpc('get_visit', { work_order_id: id });
  return { id, number: order.number, car: other.vehicle.id };
}

const at = (page, place) => page.waitForURL((url) => url.hash === `#${place}`);

test('a scanner opens the document, the car or the part from any page, and leaves alone who types', () =>
  atTheShop(async (shop) => {
    const { id, number, car } = await aVisit(shop);
    const page = await shop.open({ session: shop.session });
    const scan = await scannerAt(page);

    await go(page, '/settings');
    await scan(number);
    await at(page, `/visits/${id}`);
    await rest(page);

    // Into a field of a form: the form is as it was.
    await go(page, '/settings/shop');
    const name = page.locator('main input').first();
    await name.focus();
    const before = await name.inputValue();
    await scan(number.toLowerCase());
    await at(page, `/visits/${id}`);
    await rest(page);
    await go(page, '/settings/shop');
    assert.equal(await name.inputValue(), before);

    await name.focus();
    await page.keyboard.press('End');
    await scan(number, 0.06);
    await until(async () => (await name.inputValue()) === before + number, 'slow hands to write what they write');
    assert.match(page.url(), /settings\/shop$/);
    await name.fill(before);

    await scan(vin);
    await at(page, `/vehicles/${car}`);
    await rest(page);
    await picture(page, 'scanner-car');

    await scan('06A115561B');
    await at(page, '/parts/code/06A115561B');
    await page.getByText('机油滤清器').waitFor();
    await rest(page);
    assert.deepEqual(await faultsOf(page), []);
    await picture(page, 'scanner-part');

    // The code of a part stays in the field that asks for one.
    await go(page, '/settings/catalogue');
    const shelf = page.getByTestId('catalogue-search');
    await shelf.focus();
    await scan('06A115561B');
    assert.equal(await shelf.inputValue(), '06A115561B');
    assert.match(page.url(), /catalogue$/);

    // In a dialog it stays as well, and the dialog too.
    await page.getByTestId('catalogue-new').click();
    const dialog = page.getByRole('dialog');
    const field = dialog.locator('input[type=text]').first();
    await field.focus();
    await scan(number);
    await until(async () => (await field.inputValue()) === number, 'the scan to stand in the field of the dialog');
    await page.evaluate(() => document.activeElement.blur());
    await scan(number);
    await page.getByText('先处理完这个对话框，再扫一次').waitFor();
    assert.ok(await dialog.isVisible());
    assert.match(page.url(), /catalogue$/);
    await picture(page, 'scanner-dialog');
    await page.locator('.ant-modal-close:visible').click();
    await dialog.waitFor({ state: 'hidden' });

    // What nobody knows is said, and waits where it can be mended.
    await page.locator('.ant-message-notice').waitFor({ state: 'detached' });
    await page.evaluate(() => document.activeElement.blur());
    await scan('GD20990101001');
    const box = page.getByRole('search').getByRole('combobox');
    await until(async () => (await box.inputValue()) === 'GD20990101001', 'the scan to stand in the search box');
    await page.getByRole('search').getByRole('alert').getByText('没有找到').waitFor();
    await rest(page);
    await picture(page, 'scanner-unknown');
    await scan(number);
    await at(page, `/visits/${id}`);
    assert.equal(await box.inputValue(), '');
    assert.deepEqual(page.complaints, []);
  }));

test('the camera of a phone is a scanner, photo by photo', () =>
  atTheShop(async (shop) => {
    const { id, number, car } = await aVisit(shop);
    const [paper, plate, box] = await photoOf([['QRCode', number], ['Code128', vin], ['Code39', '06A115561B']]);
    for (const [language, sorry] of [['zh-CN', '再靠近些'], ['en', 'go closer']]) {
      const page = await shop.open({ session: shop.session, size: [390, 844], touch: true, language });
      await go(page, '/settings');
      const button = page.getByTestId('scan');
      assert.match(await button.innerText(), language === 'en' ? /Scan/ : /扫码/);
      const { height } = await button.boundingBox();
      assert.ok(height >= 44, `the button is ${height} px high`);
      const photo = page.getByTestId('scan-photo');
      assert.equal(await photo.getAttribute('capture'), 'environment');
      assert.deepEqual(await faultsOf(page), []);
      await picture(page, `scanner-phone-${language}`);

      await photo.setInputFiles(dot);
      await page.getByText(sorry).waitFor();
      await picture(page, `scanner-phone-unread-${language}`);
      const chooser = page.waitForEvent('filechooser');
      await button.tap();
      await (await chooser).setFiles(paper);
      await at(page, `/visits/${id}`);
      await photo.setInputFiles(plate);
      await at(page, `/vehicles/${car}`);
      await photo.setInputFiles(box);
      await at(page, '/parts/code/06A115561B');
      await page.getByText('机油滤清器').waitFor();
      await rest(page);
      assert.deepEqual(await faultsOf(page), []);
      await picture(page, `scanner-phone-part-${language}`);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
    const desk = await shop.open({ session: shop.session });
    await rest(desk);
    assert.equal(await desk.getByTestId('scan').count(), 0, 'no camera at the counter');
  }));
