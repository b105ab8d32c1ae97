import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { photo, program, tiles } from './support/photos.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, line, owner } from './support/visits.mjs';

/** Drags over the photo, from and to shares of it. */
async function drawn(page, from, to) {
  const box = await page.getByTestId('photo-whole').boundingBox();
  const at = ([x, y]) => [box.x + box.width * x, box.y + box.height * y];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 5 });
  await page.mouse.up();
}

test('photos of an arrival: added, drawn on, seen at the next station, and taken off with a reason', () =>
  atTheShop(async (shop) => {
    const { customer, vehicle } = await owner(shop, '曾小芳', '粤B54321', '13926451234');
    const { work_order_id } = await shop.rpc('walk_in', {
      vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '前保险杠刮伤', second_visit: false,
    });
    const photos = async () => (await shop.rpc('list_photos', { work_order_id })).photos;
    const other = await shop.open({ session: await shop.hire('赵主管', ['foreman']) });
    await go(other, `/visits/${work_order_id}`);
    const counter = await shop.open({ session: await shop.hire('林顾问', ['advisor']) });
    await go(counter, `/visits/${work_order_id}`);
    const panel = counter.getByTestId('panel-check-in');
    const around = panel.getByTestId('photos-walk_around');
    await around.scrollIntoViewIfNeeded();
    await picture(counter, 'photos-empty');

    const three = [
      await photo(counter, 'IMG_0001.jpg', { colour: '#b3261e' }),
      await photo(counter, 'IMG_0002.jpg', { colour: '#2c6e37', upright: true }),
      await photo(counter, 'IMG_0003.png', { colour: '#274b8c', type: 'image/png' }),
    ];
    await around.getByTestId('photo-files-walk_around').setInputFiles(three);
    await tiles(around).nth(2).waitFor();
    await rest(counter);
    const taken = await photos();
    assert.deepEqual(taken.map((one) => [one.kind, one.width, one.height, one.taken_by_name]), [
      ['walk_around', 2048, 1536, '林顾问'], ['walk_around', 1536, 2048, '林顾问'], ['walk_around', 2048, 1536, '林顾问'],
    ]);
    assert.equal(await counter.getByTestId('upload').count(), 0, 'no tile is left of what is there');
    await around.scrollIntoViewIfNeeded();
    await picture(counter, 'photos-three');
    // The next station was told, and may add photos of an accident only.
    await tiles(other.getByTestId('panel-check-in').getByTestId('photos-walk_around')).nth(2).waitFor();
    assert.equal(await other.getByTestId('photo-files-walk_around').count(), 0);
    assert.equal(await other.getByTestId('photo-files-accident').count(), 1);

    // Turned once, with a circle around what is at its upper left as it is looked at then.
    await around.getByTestId(`photo-${taken[0].id}`).click();
    await counter.locator('[data-testid="photo-whole"][data-ready]').waitFor();
    await rest(counter);
    await picture(counter, 'photo-view');
    await counter.keyboard.press('ArrowRight');
    await counter.locator(`[data-testid="photo-view"][data-photo="${taken[1].id}"]`).waitFor();
    await counter.keyboard.press('ArrowLeft');
    await counter.locator(`[data-testid="photo-view"][data-photo="${taken[0].id}"]`).waitFor();
    await counter.getByTestId('photo-turn').click();
    await counter.getByTestId('photo-tool-circle').click();
    await drawn(counter, [0.1, 0.2], [0.4, 0.5]);
    await counter.getByTestId('photo-tool-arrow').click();
    await drawn(counter, [0.9, 0.9], [0.5, 0.5]);
    await drawn(counter, [0.1, 0.9], [0.3, 0.9]);
    await counter.getByTestId('photo-undo').click();
    await counter.getByTestId('photo-caption').fill('左前保险杠，旧伤');
    await picture(counter, 'photo-drawn');
    await counter.getByTestId('photo-save').and(counter.locator(':not([data-asleep])')).click();
    await rest(counter);
    const [first] = await photos();
    assert.equal(first.quarter_turns, 1);
    assert.equal(first.caption, '左前保险杠，旧伤');
    assert.deepEqual(first.marks.map((mark) => mark.shape), ['circle', 'arrow']);
    const near = (point, x, y) => assert.ok(Math.abs(point[0] - x) < 8 && Math.abs(point[1] - y) < 8, `${point} lies at ${x}, ${y}`);
    // Of the photo as it was taken: what is seen at (0.1, 0.2) was at (0.2, 0.9).
    near(first.marks[0].from, 200, 900);
    near(first.marks[0].to, 500, 600);
    await other.getByTestId(`photo-${first.id}`).locator('svg[data-turns="1"] [data-mark="circle"]').waitFor();
    await counter.keyboard.press('Escape');
    await counter.getByTestId('photo-view').waitFor({ state: 'detached' });

    // Two draw on the same photo: nothing of either is lost unasked.
    await around.getByTestId(`photo-${taken[1].id}`).click();
    await counter.locator('[data-testid="photo-whole"][data-ready]').waitFor();
    await counter.getByTestId('photo-tool-circle').click();
    await drawn(counter, [0.2, 0.2], [0.5, 0.4]);
    await shop.rpc('draw_on_photo', {
      id: taken[1].id, version: taken[1].version, quarter_turns: 2, marks: [{ shape: 'arrow', from: [0, 0], to: [500, 500] }], caption: '',
    });
    await counter.getByTestId('clash').waitFor();
    await rest(counter);
    await picture(counter, 'photo-clash');
    await counter.getByTestId('clash-mine-marks').click();
    await counter.getByTestId('photo-save').and(counter.locator(':not([data-asleep])')).click();
    await rest(counter);
    const second = (await photos())[1];
    assert.deepEqual([second.quarter_turns, second.marks.map((mark) => mark.shape)], [2, ['circle']], 'their turn and my circle');
    await counter.keyboard.press('Escape');
    await counter.getByTestId('photo-view').waitFor({ state: 'detached' });

    // What is no photo says so by itself; the others go in.
    await around.getByTestId('photo-files-walk_around').setInputFiles([
      program, await photo(counter, 'IMG_0008.jpg', { colour: '#8a8a8a' }),
    ]);
    await tiles(around).nth(3).waitFor();
    const failed = around.locator('[data-testid="upload"][data-state="failed"]');
    assert.match(await failed.innerText(), /IMG_0007\.jpg[\s\S]*不是照片/);
    await around.scrollIntoViewIfNeeded();
    await picture(counter, 'photo-refused');
    assert.equal(await failed.getByTestId(/^upload-again/).count(), 0, 'the same bytes would be refused again');
    await failed.getByTestId(/^upload-away/).click();
    await failed.waitFor({ state: 'detached' });
    assert.equal((await photos()).length, 4);

    // The host is not there while a photo goes out: it is sent again, and is there once.
    shop.silence();
    await around.getByTestId('photo-files-walk_around').setInputFiles([await photo(counter, 'IMG_0009.jpg', { colour: '#c9b458' })]);
    await around.locator('[data-testid="upload"][data-state="sending"]').waitFor();
    await counter.getByTestId('host-away').or(counter.getByText('主机没有回应')).first().waitFor({ timeout: 8000 }).catch(() => undefined);
    await picture(counter, 'photo-waits');
    shop.speak();
    await tiles(around).nth(4).waitFor();
    await rest(counter);
    assert.equal((await photos()).length, 5);

    // Files let fall on the row, and pasted into it.
    const dropped = await photo(counter, 'drop.jpg', { colour: '#444444' });
    const handed = async (event, place) => {
      const data = await counter.evaluateHandle(([base64, name]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type: 'image/jpeg' }));
        return transfer;
      }, [dropped.buffer.toString('base64'), dropped.name]);
      if (event === 'drop') return place.dispatchEvent('drop', { dataTransfer: data });
      await place.evaluate((element, clipboardData) => element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })), data);
    };
    await handed('drop', panel.getByTestId('photos-accident'));
    await tiles(panel.getByTestId('photos-accident')).first().waitFor();
    await handed('paste', panel.getByTestId('belongings'));
    await handed('paste', panel.getByTestId('photos-document'));
    await tiles(panel.getByTestId('photos-document')).first().waitFor();
    await rest(counter);
    assert.deepEqual((await photos()).slice(5).map((one) => one.kind), ['accident', 'document'], 'a field keeps what is pasted into it');

    await around.getByTestId(`photo-${taken[2].id}`).click();
    await counter.getByTestId('photo-remove').click();
    await counter.getByTestId('reason').fill('拍到了别的车');
    await picture(counter, 'photo-remove');
    await counter.getByTestId('reason-confirm').and(counter.locator(':not([data-asleep])')).click();
    await rest(counter);
    await counter.keyboard.press('Escape');
    await counter.getByTestId('photo-view').waitFor({ state: 'detached' });

    const gone = other.getByTestId('panel-check-in').locator(`[data-testid="photo-${taken[2].id}"][data-removed]`);
    await gone.waitFor();
    assert.match(await gone.innerText(), /林顾问[\s\S]*拍到了别的车/);

    // Where dialogs move, two quick presses of Escape put away the question and the photo behind it: none is lost on
    // what fades away.
    await counter.emulateMedia({ reducedMotion: 'no-preference' });
    await counter.reload();
    await rest(counter);
    await counter.getByTestId('panel-check-in').getByTestId(`photo-${taken[1].id}`).click();
    await counter.getByTestId('photo-remove').click();
    await counter.getByTestId('reason').waitFor();
    await counter.keyboard.press('Escape');
    await counter.keyboard.press('Escape');
    await counter.getByTestId('photo-view').waitFor({ state: 'detached' });
    await counter.emulateMedia({ reducedMotion: 'reduce' });
    await counter.reload();
    await rest(counter);

    // The side column counts those that are there, and shows all of them.
    assert.match(await counter.getByTestId('visit-photos').innerText(), /照片 6/);
    await counter.getByTestId('visit-photos').click();
    await rest(counter);
    await picture(counter, 'photos-all');
    await counter.keyboard.press('Escape');
    await counter.getByTestId('tab-changes').click();
    await rest(counter);
    assert.match(await counter.getByTestId('changes').innerText(), /移除照片[\s\S]*拍到了别的车/);
    await picture(counter, 'photos-changes');

    for (const [size, language] of /** @type {[number[], string][]} */ ([[[1366, 768], 'en'], [[768, 1024], 'zh-CN'], [[390, 844], 'en']])) {
      const page = await shop.open({ session: await shop.signIn((await shop.rpc('list_people')).people.find((one) => one.name === '林顾问').id, '1357'), size, language, touch: size[0] < 1000 });
      await go(page, `/visits/${work_order_id}`);
      await page.getByTestId('panel-check-in').getByTestId('photos-walk_around').scrollIntoViewIfNeeded();
      await tiles(page.getByTestId('panel-check-in').getByTestId('photos-walk_around')).nth(3).waitFor();
      await rest(page);
      await picture(page, `photos-${size[0]}-${language}`);
      assert.deepEqual(await faultsOf(page), []);
      await page.getByTestId('panel-check-in').getByTestId(`photo-${first.id}`).click();
      await page.locator('[data-testid="photo-whole"][data-ready]').waitFor();
      await page.getByTestId('photo-turn').click();
      await rest(page);
      await picture(page, `photo-view-${size[0]}-${language}`);
      assert.deepEqual(await faultsOf(page), []);
      await page.getByTestId('photo-drop').click();
      await page.keyboard.press('Escape');
      await page.getByTestId('photo-view').waitFor({ state: 'detached' });
      await page.getByTestId('visit-photos').click();
      await rest(page);
      await picture(page, `photos-all-${size[0]}-${language}`);
      assert.deepEqual(await faultsOf(page), []);
      await page.context().close();
    }
    for (const page of [counter, other]) {
      assert.deepEqual(await faultsOf(page), []);
      // What is no photo was refused twice, and the host was silent, which the browser complains of.
      assert.deepEqual(page.complaints.filter((said) => !/422|ERR_|Failed to load/.test(said)), []);
    }
  }));

test('a technician photographs the job and what is found at it, on a phone', () =>
  atTheShop(async (shop) => {
    const li = await shop.hire('李师傅', ['technician']);
    const { about, visit } = await agreed(shop, '刹车异响', [line('labour', '更换前制动片', { hours: 100, unit: '工时' })]);
    const [job] = (await visit()).jobs;
    await shop.rpc('assign_job', {
      job_id: job.id, version: job.version, technicians: [{ person_id: li.person_id, share: 10_000 }], bay_id: null, planned_start: null, planned_minutes: 60, note: '',
    });
    await shop.rpc('release_to_repair', about);
    const photos = async () => (await shop.rpc('list_photos', about)).photos;
    const phone = await shop.open({ session: li, size: [390, 844], touch: true });
    const card = phone.getByTestId(`job-${job.id}`);
    const before = card.getByTestId('photos-before');
    await before.waitFor();
    await rest(phone);
    await picture(phone, 'photos-job-empty');
    assert.equal(await before.getByTestId('photo-camera-before').getAttribute('capture'), 'environment');
    await before.getByTestId('photo-camera-before').setInputFiles(await photo(phone, 'image.jpg', { colour: '#b3261e', upright: true }));
    await tiles(before).first().waitFor();
    await rest(phone);
    await picture(phone, 'photos-job');
    assert.deepEqual((await photos()).map((one) => [one.kind, one.job_id, one.taken_by_name]), [['before', job.id, '李师傅']]);

    await tiles(before).first().tap();
    await phone.locator('[data-testid="photo-whole"][data-ready]').waitFor();
    await phone.getByTestId('photo-tool-arrow').tap();
    await drawn(phone, [0.2, 0.2], [0.5, 0.5]);
    await rest(phone);
    await picture(phone, 'photo-view-phone');
    const low = await phone.getByRole('dialog').locator('button, input:not([type=radio], [type=file])').evaluateAll((all) =>
      all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map((one) => `${one.textContent || one.ariaLabel} is ${one.getBoundingClientRect().height} px high`));
    assert.deepEqual(low, []);
    assert.deepEqual(await faultsOf(phone), []);
    await phone.getByTestId('photo-save').and(phone.locator(':not([data-asleep])')).tap();
    await rest(phone);
    assert.equal((await photos())[0].marks[0].shape, 'arrow');
    await phone.keyboard.press('Escape');
    await phone.getByTestId('photo-view').waitFor({ state: 'detached' });

    // Photographed while it is typed, sent with what was typed.
    await phone.getByTestId(`action-report_finding-${job.id}`).tap();
    const dialog = phone.getByRole('dialog');
    await dialog.getByTestId('photo-camera-finding').setInputFiles(await photo(phone, 'image.jpg', { colour: '#30302e' }));
    await dialog.locator('[data-testid="upload"][data-state="held"]').waitFor();
    await dialog.getByTestId('finding-text').fill('前下摆臂胶套开裂');
    await rest(phone);
    await picture(phone, 'photos-finding');
    assert.equal((await photos()).length, 1);
    await until(async () => (await dialog.getByTestId('action-report_finding').getAttribute('data-asleep')) === null, 'the button to wake');
    await dialog.getByTestId('action-report_finding').tap();
    await dialog.waitFor({ state: 'detached' });
    await rest(phone);
    const [finding] = (await visit()).findings;
    assert.deepEqual((await photos()).map((one) => [one.kind, one.finding_id]), [['before', null], ['finding', finding.id]]);

    const foreman = await shop.open({ session: await shop.hire('赵主管', ['foreman']) });
    await go(foreman, `/visits/${about.work_order_id}`);
    const found = foreman.getByTestId('panel-repair').getByTestId(`finding-${finding.id}`);
    await tiles(found).first().waitFor();
    await rest(foreman);
    await picture(foreman, 'photos-repair');
    await found.scrollIntoViewIfNeeded();
    await picture(foreman, 'photos-repair-finding');
    for (const page of [phone, foreman]) {
      assert.deepEqual(await faultsOf(page), []);
      assert.deepEqual(page.complaints, []);
    }
  }));
