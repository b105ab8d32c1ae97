import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { photo, tiles } from './support/photos.mjs';
import { atTheShop, awake, faultsOf, go, languages, picture, rest } from './support/station.mjs';
import { agreed, approved, line, owner } from './support/visits.mjs';

const bindings = readFileSync(join(import.meta.dirname, '../../src-tauri/crates/app/bindings/commands.ts'), 'utf8');
const codes = (name) => [...bindings.match(new RegExp(`${name}[^=]*= \\[([^\\]]*)\\]`))[1].matchAll(/["'](\w+)["']/g)].map((found) => found[1]);
const passed = (list, jobs) => [...codes(list).map((code) => ({ code, job_id: null })), ...jobs.map((job) => ({ code: 'job', job_id: job.id }))]
  .map((one) => ({ ...one, name: '', result: 'pass', value: '' }));

/** A tablet lying, the same upright, and a phone. */
const screens = [[1024, 768], [768, 1024], [390, 844]];
const isPhone = (/** @type {number[]} */ [width]) => width < 500;

/** Somebody with a tablet, or with a phone as it draws pages: wider ones would be shrunk, not scrolled. */
async function inHand(/** @type {Shop} */ shop, session, size, language = 'zh-CN') {
  const page = await shop.open({ session, size, touch: true, language });
  if (isPhone(size)) {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setDeviceMetricsOverride', { width: size[0], height: size[1], deviceScaleFactor: 1, mobile: true });
  }
  page.look = (name) => isForHands(page, `${name}-${size[0]}-${language}`);
  page.press = async (id) => {
    await awake(page);
    await page.getByTestId(id).tap();
    await rest(page);
  };
  return page;
}

/** What fingers in gloves, in the sun, cannot use: too low or too narrow, too pale, too wide, a scroll bar inside another. Runs in the page. */
function whatIsWrong() {
  const found = [];
  const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
  const words = (one) => (one.innerText || one.ariaLabel || one.getAttribute('placeholder') || one.className).trim().slice(0, 40);
  if (document.documentElement.clientWidth > screen.width) found.push(`the page is drawn ${document.documentElement.clientWidth} px wide`);

  const pressed = '.ant-drawer a, button, [role=tab], [role=menuitem], [role=option], .ant-dropdown-menu-item, .ant-select, .ant-picker, .ant-segmented-item, .ant-checkbox-wrapper, nav a, main a, textarea, input:not([type=radio], [type=checkbox])';
  for (const one of document.querySelectorAll(pressed)) {
    // Of a field that is framed the frame is what is pressed.
    const frame = one.matches('input') ? (one.closest('.ant-select, .ant-picker, .ant-input-affix-wrapper') ?? one) : one;
    if (!seen(one)) continue;
    const { width, height } = frame.getBoundingClientRect();
    if (height < 43.5) found.push(`"${words(one)}" is ${height} px high`);
    // A link in a line is as wide as its words, and what is drawn inside something larger is pressed with it.
    const isInLine = one.matches('a') && getComputedStyle(one).display.startsWith('inline');
    if (width < 43.5 && !isInLine && !frame.parentElement.closest(pressed)) found.push(`"${words(one)}" is ${width} px wide`);
  }

  const scrolls = (one) => one.scrollHeight > one.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(one).overflowY);
  for (const one of document.querySelectorAll('body *')) {
    const { overflowX } = getComputedStyle(one);
    if (seen(one) && /auto|scroll/.test(overflowX) && one.scrollWidth > one.clientWidth + 1 && !one.matches('input, textarea')) found.push(`"${words(one)}" scrolls sideways`);
    if (seen(one) && scrolls(one) && !one.matches('textarea')) {
      for (let at = one.parentElement; at; at = at.parentElement) if (scrolls(at)) found.push(`"${words(one)}" scrolls inside a scrolled place`);
    }
  }

  const numbers = (colour) => colour.match(/^rgba?\(([\d., ]+)\)$/)?.[1].split(',').map(Number);
  const brightness = (colour) => {
    const [red, green, blue] = colour.slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      if (backgroundImage !== 'none') return undefined;
      const colour = numbers(backgroundColor);
      if (!colour) return undefined;
      if ((colour[3] ?? 1) === 1) return colour;
      if (colour[3] > 0) return undefined;
    }
    return [255, 255, 255];
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const one = node.parentElement;
    if (node.data.trim() === '' || !seen(one) || one.closest('[data-plate], script, style')) continue;
    const [ink, ground] = [numbers(getComputedStyle(one).color), groundOf(one)];
    if (!ink || !ground || (ink[3] ?? 1) < 1) continue;
    const [lighter, darker] = [brightness(ink), brightness(ground)].sort((a, b) => b - a);
    const contrast = (lighter + 0.05) / (darker + 0.05);
    if (contrast < 4.5) found.push(`"${node.data.trim().slice(0, 40)}" stands out only ${contrast.toFixed(1)} to 1`);
  }
  return [...new Set(found)];
}

async function isForHands(page, name) {
  await rest(page);
  await picture(page, `hands-${name}`);
  assert.deepEqual(await faultsOf(page), [], name);
  assert.deepEqual(page.complaints, [], name);
  // A button that is just waking goes from one colour to the other: what is wrong is what stays so.
  let wrong;
  const right = async () => {
    wrong = await page.evaluate(whatIsWrong);
    return wrong.length === 0;
  };
  await until(right, () => `${name} to be for hands: ${wrong.join('; ')}`, 3_000);
}

/** The dialog names the car and the job it is about, and on a phone it has the whole width. */
async function namesTheCar(page, size, job) {
  const dialog = page.getByRole('dialog').last();
  await dialog.locator('[data-plate="粤B54321"]').waitFor();
  assert.ok((await dialog.innerText()).includes(job), `the dialog names ${job}`);
  if (isPhone(size)) assert.equal((await dialog.boundingBox()).width, size[0], 'the dialog is as wide as the phone');
}

const cards = (page) => page.locator('article').evaluateAll((all) => all.map((one) => Number(one.dataset.testid.slice(4))));
const placesOf = (page) => page.locator('article').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));

/** Types a number with the large keys: each as large as a glove, and the field in sight above them. */
async function typed(page, field, number) {
  const keys = page.getByTestId('number-keys');
  await keys.waitFor();
  const sizes = await keys.locator('button').evaluateAll((all) => all.map((one) => Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width)));
  assert.ok(Math.min(...sizes) >= 56, `a key is ${Math.min(...sizes)} px`);
  for (const digit of number) await keys.getByTestId(`number-key-${digit}`).tap();
  assert.equal(await field.inputValue(), number);
  const { y, height } = await field.boundingBox();
  assert.ok(y + height <= (await keys.boundingBox()).y, 'the field stands above the keys');
}

/** The keys go, and give their room back to the page. */
async function keysLeave(page) {
  await page.getByTestId('number-key-done').tap();
  await page.locator('html:not([data-keys])').waitFor();
}

test('a technician works with fingers on a tablet, upright and on a phone', () =>
  atTheShop(async (shop) => {
    const li = await shop.hire('李师傅', ['technician']);
    const assigned = (job, more) =>
      shop.rpc('assign_job', {
        job_id: job.id, version: job.version, technicians: [{ person_id: li.person_id, share: 10_000 }], bay_id: null, planned_start: null, planned_minutes: 60, note: '', ...more,
      });

    // Nothing to do yet: the same pages, empty.
    for (const [turn, size] of screens.entries()) {
      const page = await inHand(shop, li, size, languages[turn]);
      await page.look('jobs-empty');
      await page.context().close();
    }

    const names = ['更换气缸垫', '更换前刹车片及清洁四轮制动分泵（含路试）', '四轮定位'];
    const figures = names.map((name) => line('labour', name, { hours: 150, unit: '工时' }));
    const { about, visit } = await agreed(shop, '动力不足，冷车启动时车身抖动', figures, { test_drive_allowed: false, belongings: '儿童座椅' });
    for (const job of (await visit()).jobs) await assigned(job, { note: '先拍照，再拆' });
    await shop.rpc('release_to_repair', about);
    const later = await approved(shop, await owner(shop, '王建国', '粤BD12345', '13800138001'), ['更换机油机滤']);

    for (const [turn, size] of screens.entries()) {
      const page = await inHand(shop, li, size, turn === 1 ? 'en' : 'zh-CN');
      const jobs = (await visit()).jobs.filter((job) => job.state !== 'finished');
      const [job] = jobs.slice(-1);
      const name = names.at(-1 - turn);
      await page.getByTestId(`job-${job.id}`).waitFor();
      await page.look('jobs');
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.look('jobs-dark');
      await page.emulateMedia({ colorScheme: 'light' });

      // What is begun stays where it stands, although it is what the hands are at now; so does what others change.
      const order = await cards(page);
      await page.getByTestId(`action-start_job-${job.id}`).scrollIntoViewIfNeeded();
      const places = await placesOf(page);
      await page.press(`action-start_job-${job.id}`);
      await page.getByTestId(`action-finish_job-${job.id}`).waitFor();
      assert.deepEqual(await cards(page), order);
      assert.deepEqual(await placesOf(page), places, 'no card has moved');
      await page.look('jobs-begun');
      if (turn === 0) {
        await assigned((await later.visit()).jobs[0]);
        await shop.rpc('release_to_repair', { work_order_id: later.work_order_id });
        const [added] = (await later.visit()).jobs;
        await page.getByTestId(`job-${added.id}`).waitFor();
        assert.deepEqual(await cards(page), [...order, added.id], 'what is new stands at the end');
        await go(page, '/settings');
        await go(page, '/jobs');
        assert.equal((await cards(page))[0], job.id, 'opened anew, the page begins with what the hands are at');
      }

      // Looked at large, and as it is asked whether it goes, a photo says whose car and which job it is of.
      const before = page.getByTestId(`job-${job.id}`).getByTestId('photos-before');
      await before.getByTestId('photo-camera-before').setInputFiles(await photo(page, 'image.jpg', { colour: '#b3261e', upright: turn > 0 }));
      await tiles(before).first().waitFor();
      await rest(page);
      await tiles(before).first().tap();
      await page.locator('[data-testid="photo-whole"][data-ready]').waitFor();
      await namesTheCar(page, size, name);
      await page.look('photo');
      await page.getByTestId('photo-remove').tap();
      await page.getByTestId('reason').waitFor();
      await namesTheCar(page, size, name);
      await page.look('photo-remove');
      await page.keyboard.press('Escape');
      await page.getByTestId('reason').waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await page.getByTestId('photo-view').waitFor({ state: 'detached' });

      await page.press(`action-report_finding-${job.id}`);
      await namesTheCar(page, size, name);
      const text = page.getByTestId('finding-text');
      await text.fill(turn === 1 ? 'seen on the lift,' : '上架后看到，');
      const chips = page.getByTestId('finding-phrases').getByRole('button');
      const say = turn === 1 ? ['rear right', 'shock absorber', 'leaks oil'] : ['右后', '减震器', '漏油'];
      for (const phrase of say) await chips.getByText(phrase, { exact: true }).tap();
      assert.equal(await text.inputValue(), turn === 1 ? 'seen on the lift, rear right shock absorber leaks oil' : '上架后看到，右后减震器漏油');
      await page.getByTestId('suggestion-phrases').getByRole('button').first().tap();
      await page.getByTestId('finding-urgency-now').tap();
      await page.look('finding');
      await page.getByRole('dialog').getByTestId('action-report_finding').tap();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      assert.equal((await visit()).findings.at(-1).unsafe_to_drive, true);

      await page.press(`action-pause_job-${job.id}`);
      await namesTheCar(page, size, name);
      await page.look('pause');
      await page.press('pause-tool');
      await page.getByTestId(`action-resume_job-${job.id}`).waitFor();
      await page.press(`action-resume_job-${job.id}`);

      await page.press(`action-finish_job-${job.id}`);
      await namesTheCar(page, size, name);
      await page.getByTestId('datum-torque').tap();
      await typed(page, page.getByTestId('datum-value-0'), '108.5');
      await page.look('finish-keys');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('4');
      assert.equal(await page.getByTestId('datum-value-0').inputValue(), '108.4', 'a keyboard that is plugged in types on');
      await keysLeave(page);
      await page.getByTestId('datum-fault_codes_after').tap();
      await page.getByTestId('datum-value-1').fill('P0301');
      assert.equal(await page.getByTestId('number-keys').count(), 0, 'a fault code is typed with letters');
      await page.getByTestId('finish-phrases').getByRole('button').first().tap();
      await page.look('finish');
      await awake(page);
      await page.getByRole('dialog').getByTestId('action-finish_job').tap();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      const done = (await visit()).jobs.find((one) => one.id === job.id);
      assert.deepEqual([done.state, done.key_data[0].value], ['finished', '108.4']);

      // The visit of it, and whatever stands around the pages.
      await go(page, `/visits/${about.work_order_id}`);
      await page.look('visit');
      await page.press('action-report_finding');
      await page.getByTestId('panel-repair').getByTestId('car-title').locator('[data-plate="粤B54321"]').waitFor();
      await page.look('visit-finding');
      await page.getByTestId('person').tap();
      await page.locator('.ant-dropdown-menu-item').first().waitFor();
      await page.look('person');
      await page.locator('.ant-dropdown-menu-item').nth(-2).tap();
      await page.getByRole('dialog').locator('[data-person]').first().waitFor();
      await page.look('switch');
      await page.locator('.ant-modal-close:visible').tap();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('combobox', { exact: true }).first().tap();
      await page.keyboard.type('54321');
      await page.getByRole('option').first().waitFor();
      await page.look('search');
      await page.getByRole('option').first().tap();
      await page.waitForURL(/vehicles|visits/);
      await page.context().close();

      const door = await inHand(shop, undefined, size, turn === 1 ? 'en' : 'zh-CN');
      await door.locator('[data-person]').first().waitFor();
      await door.look('door');
      await door.locator(`[data-person="${li.person_id}"]`).tap();
      for (const digit of '1357') await door.getByRole('button', { name: digit, exact: true }).tap();
      await door.look('pin');
      await door.context().close();
    }

    // All of it is done: the technician's own check, item by item.
    const [other] = (await later.visit()).jobs;
    const begun = await shop.rpc('start_job', { job_id: other.id, version: other.version });
    for (const [turn, size] of screens.entries()) {
      const page = await inHand(shop, li, size, turn === 1 ? 'en' : 'zh-CN');
      await page.getByTestId(`inspect-own-${about.work_order_id}`).waitFor();
      await page.look('jobs-self');
      await page.context().close();
    }
    await shop.rpc('finish_job', { job_id: other.id, version: begun.job.version, measurements: [], note: '' });
    for (const [turn, size] of screens.entries()) {
      const page = await inHand(shop, li, size, turn === 1 ? 'en' : 'zh-CN');
      await page.press(`inspect-own-${about.work_order_id}`);
      await page.getByTestId('self-inspection-phrases').scrollIntoViewIfNeeded();
      await page.look('self-check');
      await page.context().close();
    }
  }));

test('an inspector judges and sends back with fingers on a tablet, upright and on a phone', () =>
  atTheShop(async (shop) => {
    const li = await shop.hire('李师傅', ['technician']);
    const zhou = await shop.hire('周质检', ['inspector']);
    const { about, visit } = await agreed(shop, '刹车异响', [line('labour', '更换前制动片', { hours: 100, unit: '工时' })], { test_drive_allowed: true });
    const [job] = (await visit()).jobs;
    await shop.rpc('assign_job', {
      job_id: job.id, version: job.version, technicians: [{ person_id: li.person_id, share: 10_000 }], bay_id: null, planned_start: null, planned_minutes: 60, note: '',
    });
    await shop.rpc('release_to_repair', about);
    const finding = { ...about, job_id: job.id, text: '右后减震器漏油', suggestion: '更换右后减震器', urgency: /** @type {const} */ ('soon') };
    await shop.rpc('report_finding', finding);

    for (const [turn, size] of screens.entries()) {
      const language = turn === 1 ? 'en' : 'zh-CN';
      const page = await inHand(shop, zhou, size, language);
      await page.look('inspection-empty');
      // Each turn is another try: the one before was sent back.
      const [again] = (await visit()).jobs.slice(-1);
      const started = await shop.rpc('start_job', { job_id: again.id, version: again.version });
      await shop.rpc('finish_job', { job_id: again.id, version: started.job.version, measurements: [], note: '' });
      await shop.rpc('submit_self_inspection', { ...about, items: passed('SELF_INSPECTION_CODES', [again]), note: '', signature: null, photos: '' });
      await page.getByTestId(`inspect-${about.work_order_id}`).waitFor();
      await page.look('inspection');
      await page.press(`inspect-${about.work_order_id}`);
      await page.look('final');
      await page.press('final-all-pass');

      const value = page.getByTestId(`final-job-${again.id}-value`);
      await value.tap();
      await typed(page, value, '9.8');
      await page.getByTestId('number-key-clear').tap();
      await page.getByTestId('number-key-letters').tap();
      await page.getByTestId('number-keys').waitFor({ state: 'detached' });
      await page.keyboard.type('9,8 mm');
      assert.equal(await value.inputValue(), '9,8 mm', 'letters are one key away');
      const km = page.getByTestId('road-test-km');
      await km.tap();
      await typed(page, km, '100');
      await page.look('final-keys');
      await keysLeave(page);
      await page.getByTestId('inspection-phrases').getByRole('button').nth(1).tap();

      await page.getByTestId(`final-job-${again.id}-fail`).tap();
      await page.press('action-fail_final_inspection');
      const rework = page.getByTestId('rework');
      await rework.locator('[data-plate="粤B54321"]').waitFor();
      assert.ok((await rework.innerText()).includes('更换前制动片'));
      await page.getByTestId('rework-cause').fill(language === 'en' ? 'nut' : '螺母');
      await page.getByTestId('rework-causes').getByRole('button').first().tap();
      assert.equal(await page.getByTestId('rework-cause').inputValue(), language === 'en' ? 'nut, torque below specification' : '螺母，力矩没到规定');
      await page.getByTestId('rework-remedies').getByRole('button').first().tap();
      const hours = page.getByTestId('rework-hours').locator('input');
      await hours.tap();
      await typed(page, hours, '0.5');
      await keysLeave(page);
      await page.look('rework');
      await page.press('rework-send');
      await until(async () => (await visit()).order.stage === 'in_repair', 'the car to be in repair again');
      await page.context().close();
    }

    // Whoever holds every role finds all parts of the program, on a phone as well, and decides on a finding there.
    const { id } = (await visit()).findings[0];
    for (const [turn, size] of screens.entries()) {
      const page = await inHand(shop, shop.session, size, turn === 1 ? 'en' : 'zh-CN');
      await page.getByTestId('person').waitFor();
      await rest(page);
      await go(page, '/inspection');
      // A tablet has room for them beside the page.
      if (isPhone(size)) await page.press('nav-more');
      const jobs = page.locator(`${isPhone(size) ? '.ant-drawer-open' : 'nav'} a[href*="jobs"]`);
      await jobs.waitFor();
      await page.look('more');
      await jobs.tap();
      await page.waitForURL(/#\/jobs$/);
      await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
      await go(page, `/visits/${about.work_order_id}`);
      for (const dialog of ['decline', 'dismiss']) {
        await page.getByTestId(`${dialog}-finding-${id}`).first().tap();
        await namesTheCar(page, size, '更换前制动片');
        await page.look(dialog);
        await page.locator('.ant-modal-close:visible').tap();
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      }
      await page.context().close();
    }
  }));
