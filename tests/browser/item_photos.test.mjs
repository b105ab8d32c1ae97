import assert from 'node:assert/strict';
import { test } from 'node:test';
import { photo, program, tiles } from './support/photos.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { owner } from './support/visits.mjs';
import { until } from '../window/driver.mjs';

test('photos of an item of the walk-around stand beside it, on any screen, and are still there after a reload', () =>
  atTheShop(async (shop) => {
    const { customer, vehicle } = await owner(shop, '曾小芳', '粤B54321', '13926451234');
    const { work_order_id } = await shop.rpc('walk_in', {
      vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '跑偏', second_visit: false,
    });
    const photos = async () => (await shop.rpc('list_photos', { work_order_id })).photos;
    const advisor = await shop.hire('林顾问', ['advisor']);
    const counter = await shop.open({ session: advisor });
    await go(counter, `/visits/${work_order_id}`);
    const rowOf = (page, item) => page.getByTestId('panel-check-in').locator('li', { has: page.getByTestId(`photos-walk_around-${item}`) });
    const tyres = rowOf(counter, 'tyres');
    const choice = tyres.getByTestId('walk-tyres');
    const lies = async () => {
      const { x, y } = await choice.boundingBox();
      const { x: buttonAt } = await tyres.getByTestId('take-photo-walk_around-tyres').boundingBox();
      return [x, y, buttonAt];
    };
    await choice.scrollIntoViewIfNeeded();
    await picture(counter, 'items-empty');
    const before = await lies();
    await tyres.getByTestId('photo-files-walk_around-tyres').setInputFiles([
      await photo(counter, 'IMG_0001.jpg', { colour: '#b3261e' }), await photo(counter, 'IMG_0002.jpg', { colour: '#2c6e37', upright: true }),
    ]);
    await tyres.getByTestId('upload').first().waitFor();
    await picture(counter, 'items-sending');
    await tiles(tyres).nth(1).waitFor();
    await rest(counter);
    assert.deepEqual((await photos()).map((one) => [one.kind, one.item]), [['walk_around', 'tyres'], ['walk_around', 'tyres']]);
    assert.deepEqual(await lies(), before, 'what is said of an item, and its button, stay where they were');
    assert.equal(await tyres.getByTestId('take-photo-walk_around-tyres').innerText(), '2');
    // Beside the item, and not once more among those of the visit as a whole.
    assert.equal(await tiles(counter.getByTestId('photos-walk_around')).count(), 0);
    await tyres.getByTestId('walk-tyres-remark').click();
    await tyres.getByTestId('walk-tyres-note').fill('左前花纹 1.6 mm');
    await picture(counter, 'items-two');

    // By the keys alone: from what is said to the note, to the button, to the first photo.
    const at = () => counter.evaluate(() => document.activeElement.dataset.testid);
    await counter.keyboard.press('Tab');
    assert.equal(await at(), 'take-photo-walk_around-tyres');
    await counter.keyboard.press('Tab');
    const [first] = await photos();
    assert.equal(await at(), `photo-${first.id}`);
    await counter.keyboard.press('Enter');
    await counter.locator('[data-testid="photo-whole"][data-ready]').waitFor();
    assert.match(await counter.getByRole('dialog').innerText(), /轮胎[\s\S]*1 \/ 2/);
    await rest(counter);
    await picture(counter, 'items-view');
    await counter.keyboard.press('Escape');
    await counter.getByTestId('photo-view').waitFor({ state: 'detached' });
    assert.equal(await at(), `photo-${first.id}`, 'the cursor is back where it was');

    // What is no photo says so in the row, and what the signature waits for leads there.
    await tyres.getByTestId('photo-files-walk_around-tyres').setInputFiles([program]);
    const failed = tyres.locator('[data-testid="upload"][data-state="failed"]');
    await failed.waitFor();
    await picture(counter, 'items-refused');
    // The pad says it as well; the words below the buttons lead there.
    await counter.getByText('照片还没传完').last().click();
    assert.equal(await at(), 'take-photo-walk_around-tyres');
    const note = await tyres.locator(':scope > [role=group] > [role=alert]').last().boundingBox();
    const row = await tyres.boundingBox();
    assert.ok(Math.abs(note.y - row.y - row.height) < 12, 'what is missing is said below its own row');
    await picture(counter, 'items-lack');
    assert.deepEqual(await faultsOf(counter), []);
    await failed.getByTestId(/^upload-away/).click();

    await counter.getByTestId('walk-around-all-fine').click();
    await counter.getByTestId('save-check-in').click();
    await counter.getByTestId('check-in-unsaved').waitFor({ state: 'detached' });
    await counter.reload();
    await tiles(tyres).nth(1).waitFor();
    await counter.getByTestId('visit-photos').click();
    await rest(counter);
    assert.match(await counter.getByTestId('all-photos').innerText(), /环车 轮胎/);
    await picture(counter, 'items-all');
    await counter.keyboard.press('Escape');

    // Whoever only reads finds them beside the item.
    const other = await shop.open({ session: await shop.hire('赵主管', ['foreman']) });
    await go(other, `/visits/${work_order_id}`);
    const read = rowOf(other, 'tyres');
    await tiles(read).nth(1).waitFor();
    assert.match(await read.innerText(), /轮胎 · 有备注 · 左前花纹 1\.6 mm/);
    assert.equal(await read.getByRole('button').count(), 2, 'no button but the photos themselves');
    await rest(other);
    await read.scrollIntoViewIfNeeded();
    await picture(other, 'items-read');

    for (const [size, language] of /** @type {[number[], string][]} */ ([[[1366, 768], 'en'], [[1024, 768], 'zh-CN'], [[768, 1024], 'zh-CN'], [[390, 844], 'zh-CN'], [[390, 844], 'en']])) {
      const touch = size[0] < 1300;
      const page = await shop.open({ session: advisor, size, language, touch });
      await go(page, `/visits/${work_order_id}`);
      const row = rowOf(page, 'tyres');
      if (size[0] === 1024) {
        const camera = rowOf(page, 'mirrors').getByTestId('photo-files-walk_around-mirrors');
        assert.equal(await camera.getAttribute('capture'), null, 'a phone asks: the camera, or what is there');
        await camera.setInputFiles(await photo(page, 'image.jpg', { colour: '#274b8c' }));
        await tiles(rowOf(page, 'mirrors')).first().waitFor();
      }
      await tiles(row).nth(1).waitFor();
      await rest(page);
      await page.getByTestId('walk-tyres').evaluate((one) => one.scrollIntoView({ block: 'center' }));
      await picture(page, `items-${size[0]}-${language}`);
      assert.deepEqual(await faultsOf(page), []);
      const least = touch ? 43.5 : 31.5;
      const small = await page.locator('[data-testid^="take-photo-walk_around-"], [data-testid^="photos-walk_around-"] [data-testid^="photo-"]:not(input)').evaluateAll((all, low) =>
        all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width < low || height < low).map(({ width, height }) => `${width} x ${height}`), least);
      assert.deepEqual(small, []);
      // Everything said of an item is in its row, beside nothing else and cut by nothing.
      const outside = await page.locator('li:has([data-testid^="walk-"])').evaluateAll((all) =>
        all.flatMap((row) => [...row.querySelectorAll('button, span')]
          .filter((one) => one.getBoundingClientRect().right > row.getBoundingClientRect().right + 1 || one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
          .map((one) => `${row.innerText}: ${one.outerHTML.slice(0, 80)}`)));
      assert.deepEqual(outside, []);
      // The button of its photos stands in the line of the item.
      const below = await page.locator('li:has([data-testid^="walk-"])').evaluateAll((all) =>
        all.filter((row) => row.querySelector('[data-testid^="take-photo-"]').getBoundingClientRect().top
          > row.querySelector('[data-testid^="walk-"]').getBoundingClientRect().bottom).map((row) => row.innerText));
      assert.deepEqual(below, []);
      await page.context().close();
    }
    for (const page of [counter, other]) {
      assert.deepEqual(await faultsOf(page), []);
      assert.deepEqual(page.complaints.filter((said) => !/422|Failed to load/.test(said)), []);
    }
  }));

test('a damage mark is photographed as it is drawn, several at once, and its photos go with it', () =>
  atTheShop(async (shop) => {
    const { customer, vehicle } = await owner(shop, '曾小芳', '粤B54321', '13926451234');
    const { work_order_id } = await shop.rpc('walk_in', {
      vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '钣金', second_visit: false,
    });
    const advisor = await shop.hire('林顾问', ['advisor']);
    const counter = await shop.open({ session: advisor, size: [1024, 768] });
    await go(counter, `/visits/${work_order_id}`);
    const outline = counter.getByRole('img', { name: '车辆俯视图' });
    await outline.scrollIntoViewIfNeeded();
    const car = await outline.boundingBox();
    await counter.mouse.click(car.x + car.width * 0.3, car.y + car.height * 0.8);
    await counter.mouse.click(car.x + car.width * 0.6, car.y + car.height * 0.2);
    await rest(counter);
    const marks = counter.getByTestId('panel-check-in').locator('ol > li');
    assert.equal(await marks.count(), 2);
    await picture(counter, 'marks-empty');
    const colours = ['#b3261e', '#2c6e37', '#274b8c', '#8a6d00', '#5b3a8c', '#0c6560'];
    const files = await Promise.all(colours.map((colour, at) => photo(counter, `IMG_${at}.jpg`, { colour })));
    // What it says of how far they are is what is with the host at that moment.
    await counter.evaluate(() => {
      window.said = [];
      new MutationObserver(() => {
        const one = document.querySelector('[data-testid^="progress-walk_around-"]')?.textContent;
        if (one && one !== window.said.at(-1)) window.said.push(one);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await marks.nth(1).locator('input[type=file]').setInputFiles([...files, program]);
    await tiles(marks.nth(1)).nth(4).waitFor();
    const failed = marks.nth(1).locator('[data-testid="upload"][data-state="failed"]');
    await failed.waitFor();
    assert.match(await failed.innerText(), new RegExp(program.name.replace('.', '\\.')), 'the one that is refused is named');
    await until(async () => (await shop.rpc('list_photos', { work_order_id })).photos.length === 6, 'all six to be there');
    const said = await counter.evaluate(() => window.said);
    assert.equal(said[0], '0 / 7');
    assert.deepEqual(said, [...new Set(said)], 'it never goes back');
    assert.ok(said.includes('3 / 7') && !said.includes('7 / 7'), said.join());
    await rest(counter);
    await marks.nth(1).scrollIntoViewIfNeeded();
    await picture(counter, 'marks-six');
    await failed.getByTestId(/^upload-away/).click();
    const photos = (await shop.rpc('list_photos', { work_order_id })).photos;
    const [key] = new Set(photos.map((one) => one.damage_mark));
    assert.equal(new Set(photos.map((one) => one.damage_mark)).size, 1);

    // The first mark was a shadow: the photos stay at theirs, which is number 1 by now.
    await marks.first().getByRole('button', { name: '删除标记 1' }).click();
    assert.equal(await marks.count(), 1);
    await tiles(marks.first()).nth(4).waitFor();
    await counter.getByTestId('walk-around-all-fine').click();
    await counter.getByTestId('save-check-in').click();
    await counter.getByTestId('check-in-unsaved').waitFor({ state: 'detached' });
    const { walk_around: walk } = await shop.rpc('get_visit', { work_order_id });
    assert.deepEqual(walk.marks.map((mark) => mark.key), [key]);
    assert.deepEqual(await faultsOf(counter), []);

    // Whoever reads the visit finds them at the mark, and among all photos under its number.
    const other = await shop.open({ session: await shop.hire('赵主管', ['foreman']) });
    await go(other, `/visits/${work_order_id}`);
    await tiles(other.getByTestId('panel-check-in').locator('ol > li').first()).nth(4).waitFor();
    await rest(other);
    await picture(other, 'marks-read');
    await other.getByTestId('visit-photos').click();
    await rest(other);
    assert.match(await other.getByTestId('all-photos').innerText(), /环车 标记 1 划痕/);
    await picture(other, 'marks-all');
    for (const [size, language] of /** @type {[number[], string][]} */ ([[[390, 844], 'zh-CN'], [[768, 1024], 'en']])) {
      const page = await shop.open({ session: advisor, size, language, touch: true });
      await go(page, `/visits/${work_order_id}`);
      const mark = page.getByTestId('panel-check-in').locator('ol > li').first();
      await tiles(mark).nth(4).waitFor();
      await mark.scrollIntoViewIfNeeded();
      await rest(page);
      await picture(page, `marks-${size[0]}-${language}`);
      assert.deepEqual(await faultsOf(page), []);
    }
  }));
