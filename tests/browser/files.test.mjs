import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { openDoor } from './support/doors.mjs';
import { pdf } from './support/pdf.mjs';
import { photo, program, tiles } from './support/photos.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { offered, owner } from './support/visits.mjs';

const arrived = async (/** @type {Shop} */ shop) => {
  const { customer, vehicle } = await owner(shop, '曾小芳', '粤B54321', '13926451234');
  const { work_order_id } = await shop.rpc('walk_in', {
    vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '追尾', second_visit: false,
  });
  return work_order_id;
};

const awakeAt = (page, testId) => page.getByTestId(testId).and(page.locator(':not([data-asleep])'));

/** The drawer's key works once its button has slept out. */
const awakeKey = (page) => page.locator('.ant-drawer button:not([data-asleep])').filter({ hasText: 'Ctrl+P' }).waitFor();

/** How many dots of a sheet of the paper are dark: none on one that is out of sight, or whose words could not be drawn. */
const inkOf = (page, sheet = 1) =>
  page.locator(`canvas[data-page="${sheet}"]`).evaluate((canvas) => {
    if (canvas.width === 0) return 0;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 128 && data[at] < 128) dark += 1;
    return dark;
  });

/** Lets files fall on a part of the page. */
async function drop(page, place, files) {
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { base64, name, mimeType } of given) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type: mimeType }));
    }
    return transfer;
  }, files.map(({ buffer, ...rest }) => ({ ...rest, base64: buffer.toString('base64') })));
  await place.dispatchEvent('drop', { dataTransfer });
}

test('an insurer sends a PDF: put to the visit, looked at, refused where it is none, and taken off with a reason', () =>
  atTheShop(async (shop) => {
    const work_order_id = await arrived(shop);
    const files = async () => (await shop.rpc('list_attached_files', { work_order_id })).files;
    const advisor = await shop.hire('林顾问', ['advisor']);
    const page = await shop.open({ session: advisor });
    await go(page, `/visits/${work_order_id}`);
    assert.match(await page.getByTestId('visit-photos').innerText(), /^照片 · 文件$/);
    await page.getByTestId('visit-photos').click();
    const section = page.getByTestId('attached-files');
    await section.waitFor();
    await rest(page);
    await picture(page, 'files-empty');

    // Several at once, and what only bears the name of one is refused by itself and is taken away.
    const wrong = { ...program, name: '保单.pdf', mimeType: 'application/pdf' };
    await section.getByTestId('file-chooser').setInputFiles([
      pdf('平安产险定损单-粤B54321.pdf', '平安产险 定损单 合计三千二百元'), wrong, pdf('diagnosis read-out.pdf', 'P0300 misfire', 60),
    ]);
    const listed = section.getByTestId(/^file-\d+$/);
    await listed.nth(1).waitFor();
    const failed = section.locator('[data-testid="upload"][data-state="failed"]');
    assert.match(await failed.innerText(), /保单\.pdf[\s\S]*不是完整的 PDF/);
    await rest(page);
    await picture(page, 'files-refused');
    assert.equal(await failed.getByTestId(/^upload-again/).count(), 0, 'the same bytes would be refused again');
    await failed.getByTestId(/^upload-away/).click();
    await failed.waitFor({ state: 'detached' });
    assert.deepEqual((await files()).map((one) => [one.name, one.attached_by_name]), [
      ['平安产险定损单-粤B54321.pdf', '林顾问'], ['diagnosis read-out.pdf', '林顾问'],
    ]);
    assert.match(await listed.first().innerText(), /定损单[\s\S]*\d+ B[\s\S]*林顾问/);

    // Looked at as a paper of the shop, over the window it is listed in; its Chinese is there without its font.
    await listed.first().click();
    await page.locator('canvas[data-page="1"]').waitFor();
    await until(async () => (await inkOf(page)) > 500, 'the words on the paper to be drawn');
    await rest(page);
    await page.getByRole('dialog').getByText('平安产险定损单-粤B54321.pdf').first().waitFor();
    await picture(page, 'files-looked-at');
    // Its key prints it, though the window it is listed in lies behind. What a frame prints is counted, and it is an
    // empty one: without a screen the engine falls over a PDF of a frame that is printed.
    await page.evaluate(() => {
      window.printed = 0;
      const print = () => { window.printed += 1; };
      Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get: () => ({ print, addEventListener: () => {} }) });
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        URL.createObjectURL = createObjectURL;
        return blob && 'about:blank';
      };
    });
    await awakeKey(page);
    await page.keyboard.press('Control+p');
    await page.waitForFunction(() => window.printed === 1);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '另存为' }).click();
    assert.equal((await saved).suggestedFilename(), '平安产险定损单-粤B54321.pdf');
    await page.keyboard.press('Escape');
    await page.locator('canvas[data-page="1"]').waitFor({ state: 'detached' });
    await section.waitFor();

    // A long one is drawn where it is looked at, and nowhere else.
    await listed.nth(1).click();
    const last = page.locator('canvas[data-page="60"]');
    await last.waitFor({ state: 'attached' });
    await until(async () => (await inkOf(page)) > 100, 'the first sheet to be drawn');
    assert.equal(await inkOf(page, 60), 0);
    await last.scrollIntoViewIfNeeded();
    await until(async () => (await inkOf(page, 60)) > 100, 'the last sheet to be drawn');
    assert.equal(await inkOf(page), 0, 'what is out of sight takes no room');
    await page.keyboard.press('Escape');
    await last.waitFor({ state: 'detached' });

    // Let fall anywhere on the window a PDF goes to the files, and a photo to the photos it fell on.
    const walkAround = page.getByTestId('all-photos').getByTestId('photos-walk_around');
    await drop(page, walkAround, [pdf('policy.pdf', 'policy'), await photo(page, 'IMG_0001.jpg', { colour: '#b3261e' })]);
    await listed.nth(2).waitFor();
    await tiles(walkAround).first().waitFor();
    await rest(page);
    await picture(page, 'files-full');
    assert.deepEqual(await faultsOf(page), []);

    // Where only photos are taken, a PDF says where it belongs, and nothing of it goes over the air.
    await page.keyboard.press('Escape');
    await page.getByTestId('all-photos').waitFor({ state: 'detached' });
    assert.match(await page.getByTestId('visit-photos').innerText(), /照片 1 · 文件 3/);
    const accident = page.getByTestId('panel-check-in').getByTestId('photos-accident');
    await drop(page, accident, [pdf('policy.pdf', 'policy')]);
    await accident.getByText('加到“文件”里').waitFor();
    await accident.scrollIntoViewIfNeeded();
    await picture(page, 'files-among-photos');
    await accident.getByTestId(/^upload-away/).click();

    await page.getByTestId('visit-photos').click();
    const [, , policy] = await files();
    await section.getByTestId(`file-remove-${policy.id}`).click();
    await page.getByTestId('reason').fill('旧保单，已换新');
    await picture(page, 'files-remove');
    await awakeAt(page, 'reason-confirm').click();
    await section.getByTestId(`file-${policy.id}`).waitFor({ state: 'detached' });
    await page.reload();
    await rest(page);
    assert.match(await page.getByTestId('visit-photos').innerText(), /照片 1 · 文件 2/);
    await page.getByTestId('visit-photos').click();
    await listed.nth(1).waitFor();
    assert.equal(await listed.count(), 2, 'it is gone for the advisor');
    await page.keyboard.press('Escape');
    await page.getByTestId('tab-changes').click();
    await rest(page);
    assert.match(await page.getByTestId('changes').innerText(), /移除文件[\s\S]*旧保单，已换新/);
    await picture(page, 'files-changes');

    // The manager is told what was taken off, by whom and why, and may look at it.
    const manager = await shop.open({ session: shop.session, size: [1024, 768], language: 'en' });
    await go(manager, `/visits/${work_order_id}`);
    await manager.getByTestId('visit-photos').click();
    assert.match(await manager.getByTestId(`file-${policy.id}`).innerText(), /policy\.pdf[\s\S]*林顾问[\s\S]*旧保单，已换新/);
    await rest(manager);
    await picture(manager, 'files-1024-en');
    await manager.getByTestId(`file-${policy.id}`).click();
    await manager.locator('canvas[data-page="1"]').waitFor();
    await rest(manager);
    await picture(manager, 'files-looked-at-1024-en');
    for (const language of ['zh-CN', 'en']) {
      const phone = await shop.open({ session: advisor, size: [390, 844], touch: true, language });
      await go(phone, `/visits/${work_order_id}`);
      await phone.getByTestId('visit-photos').tap();
      await phone.getByTestId('attached-files').waitFor();
      await rest(phone);
      await picture(phone, `files-390-${language}`);
      const low = await phone.getByTestId('attached-files').locator('button').evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.textContent || one.ariaLabel));
      assert.deepEqual(low, []);
      await phone.getByTestId('attached-files').getByTestId(/^file-\d+$/).first().tap();
      await phone.locator('canvas[data-page="1"]').waitFor();
      await rest(phone);
      await picture(phone, `files-looked-at-390-${language}`);
      assert.deepEqual(await faultsOf(phone), []);
      assert.deepEqual(phone.complaints, []);
      await phone.context().close();
    }

    // Whoever is told nothing of customers is shown no files, and no place for them.
    const technician = await shop.open({ session: await shop.hire('李师傅', ['technician']) });
    await go(technician, `/visits/${work_order_id}`);
    await rest(technician);
    assert.doesNotMatch(await technician.locator('aside').innerText(), /文件/);
    for (const one of [page, manager, technician]) {
      assert.deepEqual(await faultsOf(one), []);
      // What is no PDF was refused twice.
      assert.deepEqual(one.complaints.filter((said) => !/422/.test(said)), []);
    }
  }));

test('what customers have on their phones is listed, shown again, printed to take along, and taken back', () =>
  atTheShop(async (shop) => {
    await openDoor(shop);
    const { work_order_id } = await offered(shop, await owner(shop, '张小芳', '粤B12345'), ['更换前刹车片', '更换机油']);
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    await rest(page);
    assert.equal(await page.getByTestId('on-phones').count(), 0, 'nothing is given out, and nothing is said of it');
    await page.getByTestId('own-phone-estimate').click();
    const door = (await page.getByTestId('link-address').innerText()).trim();
    await rest(page);
    await picture(page, 'slip-code');

    // The same code on paper, looked at beside the one on the screen.
    await page.getByTestId('print-slip').click();
    await page.locator('canvas[data-page="1"]').waitFor();
    await until(async () => (await inkOf(page)) > 5000, 'the code on the paper to be drawn');
    await rest(page);
    await page.getByText(/^扫码单 /).waitFor();
    await picture(page, 'slip-paper');
    await page.keyboard.press('Escape');
    await page.locator('canvas[data-page="1"]').waitFor({ state: 'detached' });
    await page.getByTestId('link-address').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('link-address').waitFor({ state: 'detached' });

    await page.getByTestId('on-phones').waitFor();
    assert.match(await page.getByTestId('on-phones').innerText(), /已给客户 1 个码 · 打开 0/);
    await page.getByTestId('own-phone-progress').click();
    await page.getByTestId('link-address').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('link-address').waitFor({ state: 'detached' });
    const phone = await shop.open({ door, size: [390, 844], touch: true, locale: 'zh-CN' });
    await phone.getByTestId('own-phone').waitFor();
    await page.getByTestId('on-phones').getByText('已给客户 2 个码 · 打开 1').waitFor();
    await picture(page, 'on-phones-line');

    await page.getByTestId('on-phones').click();
    const live = page.getByTestId('live-links');
    await live.waitFor();
    await rest(page);
    assert.match(await live.getByTestId('live-link-estimate').innerText(), /报价[\s\S]*客户已打开[\s\S]*张敏 给出[\s\S]*有效期至/);
    assert.match(await live.getByTestId('live-link-progress').innerText(), /进度[\s\S]*还没有打开/);
    await picture(page, 'on-phones');
    await live.getByTestId('live-link-estimate').getByText('出示二维码').click();
    await page.getByTestId('link-address').waitFor();
    assert.equal((await page.getByTestId('link-address').innerText()).trim(), door, 'the same code, and no new one');
    await rest(page);
    await picture(page, 'on-phones-again');
    await page.keyboard.press('Escape');
    await page.getByTestId('link-address').waitFor({ state: 'detached' });

    await awakeAt(live.getByTestId('live-link-estimate'), /^link-end-/).click();
    await live.getByTestId('live-link-estimate').waitFor({ state: 'detached' });
    await phone.reload();
    await phone.getByText('已经失效').waitFor();
    for (const [size, language] of /** @type {[number[], string][]} */ ([[[1024, 768], 'en'], [[390, 844], 'en'], [[390, 844], 'zh-CN']])) {
      const other = await shop.open({ session: shop.session, size, language, touch: size[0] < 1000 });
      await go(other, `/visits/${work_order_id}`);
      await other.getByTestId('on-phones').scrollIntoViewIfNeeded();
      await picture(other, `on-phones-line-${size[0]}-${language}`);
      await other.getByTestId('on-phones').click();
      await other.getByTestId('live-links').waitFor();
      await rest(other);
      await picture(other, `on-phones-${size[0]}-${language}`);
      await other.getByTestId(/^link-look-/).click();
      await other.getByTestId('print-slip').waitFor();
      await rest(other);
      await picture(other, `slip-code-${size[0]}-${language}`);
      assert.deepEqual(await faultsOf(other), []);
      assert.deepEqual(other.complaints, []);
      await other.context().close();
    }

    // The last one taken back leaves the window, and says that nothing is left.
    await awakeAt(live.getByTestId('live-link-progress'), /^link-end-/).click();
    await page.getByText(/现在没有给客户的二维码/).waitFor();
    await picture(page, 'on-phones-none');
    await page.keyboard.press('Escape');
    await page.getByTestId('on-phones').waitFor({ state: 'detached' });
    assert.deepEqual(await shop.rpc('list_customer_links', { work_order_id }), []);
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }));
