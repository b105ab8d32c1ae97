import assert from 'node:assert/strict';
import { test } from 'node:test';
import { photo } from './support/photos.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, line, owner } from './support/visits.mjs';

/** What of these is not wholly on the screen. */
const cut = (place) => place.evaluateAll((all) => all.filter((one) => {
  const { top, bottom, left, right } = one.getBoundingClientRect();
  return top < 0 || left < 0 || bottom > innerHeight || right > innerWidth;
}).map((one) => one.innerText));

test('a dialog on a low screen begins near the top, and its buttons stay in sight', () =>
  atTheShop(async (shop) => {
    const li = await shop.hire('李师傅', ['technician']);
    const { about, visit } = await agreed(shop, '刹车异响', [line('labour', '更换前制动片', { hours: 100, unit: '工时' })]);
    const page = await shop.open({ session: li, size: [1024, 768], touch: true });
    await rest(page);
    // A page without jobs says once what it is.
    assert.equal(await page.locator('main').getByText('我的作业', { exact: true }).count(), 1);
    await picture(page, 'jobs-empty');
    const [job] = (await visit()).jobs;
    await shop.rpc('assign_job', {
      job_id: job.id, version: job.version, technicians: [{ person_id: li.person_id, share: 10_000 }], bay_id: null, planned_start: null, planned_minutes: 60, note: '',
    });
    await shop.rpc('release_to_repair', about);
    const card = page.getByTestId(`job-${job.id}`);
    await card.waitFor();
    await rest(page);
    const unreported = await card.boundingBox();
    const ask = page.getByTestId(`action-report_finding-${job.id}`);
    await ask.tap();
    const dialog = page.getByRole('dialog');
    await dialog.getByTestId('photo-camera-finding').setInputFiles(await photo(page, 'image.jpg', { colour: '#30302e' }));
    await dialog.locator('[data-testid="upload"][data-state="held"]').waitFor();
    const body = page.locator('.ant-modal-body');
    for (const [width, height] of [[1024, 768], [390, 844], [768, 1024], [1366, 768]]) {
      await page.setViewportSize({ width, height });
      await body.evaluate((one) => one.scrollTo(0, 0));
      await rest(page);
      await picture(page, `dialog-${width}x${height}`);
      const where = `${width}x${height}`;
      const { y } = await page.locator('.ant-modal-container').boundingBox();
      assert.ok(y <= (height < 900 ? 30 : 100), `${where}: the dialog begins at ${y}`);
      assert.deepEqual(await cut(dialog.locator('[data-foot] button')), [], where);
      assert.deepEqual(await faultsOf(page), [], where);
      // What is held is reached, and stands above the bar.
      await body.evaluate((one) => one.scrollTo(0, one.scrollHeight));
      const [last, foot] = [await dialog.getByTestId('finding-urgency-now').boundingBox(), await dialog.locator('[data-foot]').boundingBox()];
      assert.ok(last.y + last.height <= foot.y, `${where}: the bar lies over the last field`);
      await picture(page, `dialog-${width}x${height}-end`);
    }
    // Were it as high as all that is in it, the stories would say so.
    await page.locator('.ant-modal-container').evaluate((one) => {
      one.style.maxHeight = 'none';
    });
    await page.setViewportSize({ width: 1024, height: 500 });
    assert.match((await faultsOf(page)).join(), /报增项.*is below the lower edge/);
    await page.locator('.ant-modal-container').evaluate((one) => {
      one.style.maxHeight = '';
    });

    await page.setViewportSize({ width: 1024, height: 768 });
    await dialog.getByTestId('finding-text').fill('前下摆臂胶套开裂');
    await dialog.getByTestId('action-report_finding').and(page.locator(':not([data-asleep])')).tap();
    await dialog.waitFor({ state: 'detached' });
    // Who comes back to the card sees that it was reported, and nothing of the card has moved.
    const reported = page.getByTestId(`reported-${job.id}`);
    await reported.getByText('已报增项 1 个').waitFor();
    await rest(page);
    await picture(page, 'job-reported');
    assert.deepEqual(await card.boundingBox(), unreported);
    assert.ok((await reported.boundingBox()).height >= 44);
    await reported.tap();
    await page.getByRole('dialog').getByText('前下摆臂胶套开裂').waitFor();
    await rest(page);
    await picture(page, 'job-reported-open');
    assert.doesNotMatch(await page.getByRole('dialog').innerText(), /¥|\d\.\d\d/);
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }));

test('a refusal at the foot of the check-in leaves the buttons where they are', () =>
  atTheShop(async (shop) => {
    const { customer, vehicle } = await owner(shop, '张小芳', '粤B12345');
    const { work_order_id } = await shop.rpc('walk_in', {
      vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '异响', second_visit: false,
    });
    const { order } = await shop.rpc('get_visit', { work_order_id });
    await shop.rpc('save_check_in', {
      work_order_id, version: order.version, repair_kind: 'repair', symptom: '异响', brought_by_name: customer.name, brought_by_phone: '',
      arrival: 'driven_in', mileage_km: 30_000, fuel_percent: 60, old_parts: 'take', wash_wanted: true, test_drive_allowed: true, promised_at: null, bay_id: null,
      warning_lights: [], marks: [], items: [{ code: 'lights', result: 'fine', note: '', quoted: false, quoted_by: null }], belongings: '', valuables_reminded: true,
    });
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    await page.getByTestId('confirm-means').getByText('纸').first().click();
    const foot = page.getByTestId('panel-check-in').locator('footer');
    const main = foot.getByTestId('action-confirm_check_in').and(page.locator(':enabled:not([data-asleep])'));
    await main.waitFor();
    await page.getByTestId('panel-check-in').getByRole('heading').first().scrollIntoViewIfNeeded();
    await rest(page);
    const places = () => foot.locator('button').evaluateAll((all) => all.map((one) => {
      const { left, top } = one.getBoundingClientRect();
      return [one.dataset.testid, Math.round(left), Math.round(top)];
    }));
    const before = await places();
    await picture(page, 'check-in-foot');
    await page.route('**/api/rpc/confirm_check_in', (route) =>
      route.fulfill({ status: 422, contentType: 'application/json', body: JSON.stringify({ code: 'done_long_ago', params: {} }) }));
    await main.click();
    const alert = foot.getByRole('alert');
    await alert.waitFor();
    await rest(page);
    await picture(page, 'check-in-foot-refused');
    assert.deepEqual(await places(), before);
    const [said, first] = [await alert.boundingBox(), await foot.getByTestId('action-confirm_check_in').boundingBox()];
    assert.ok(said.y + said.height <= first.y, 'the refusal stands above the buttons');
    assert.deepEqual(await faultsOf(page), []);
  }));
