import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { billed } from './support/billed.mjs';
import { atTheShop, faultsOf, go, languages, picture, rest } from './support/station.mjs';
import { agreed, line, offered, owner } from './support/visits.mjs';

/** A stroke as a hand draws it: from the left below to the right above, as who signs sees it. */
async function rising(page, pad, { turned = false } = {}) {
  const { x, y, width, height } = await pad.boundingBox();
  /** @returns {[number, number]} */
  const at = (/** @type {number[]} */ [across, down]) => (turned ? [x + width * (1 - across), y + height * (1 - down)] : [x + width * across, y + height * down]);
  await page.mouse.move(...at([0.2, 0.8]));
  await page.mouse.down();
  for (const place of [[0.4, 0.6], [0.6, 0.4], [0.8, 0.2]]) await page.mouse.move(...at(place));
  await page.mouse.up();
}

const strokesIn = (field) => field.locator('path').count();

/** Whatever of the program can be touched under the sheet, or reached by the Tab key. */
async function nothingElse(page) {
  const touched = await page.evaluate(() => {
    const found = new Set();
    for (let x = 4; x < innerWidth; x += 16) {
      for (let y = 4; y < innerHeight; y += 16) {
        const at = document.elementFromPoint(x, y);
        if (!at?.closest('[data-testid=signature-sheet]')) found.add(at?.outerHTML.slice(0, 80) ?? 'nothing');
      }
    }
    return [...found];
  });
  assert.deepEqual(touched, []);
  for (let times = 0; times < 8; times++) {
    await page.keyboard.press('Tab');
    const outside = await page.evaluate(() => {
      const at = document.activeElement;
      return at === document.body || at.closest('[data-testid=signature-sheet]') ? null : at.outerHTML.slice(0, 80);
    });
    assert.equal(outside, null);
  }
}

test('the tablet is turned round to the customer, who reads what they sign and signs it', () =>
  atTheShop(async (shop) => {
    const car = await owner(shop, '张小芳', '粤B12345');
    const { work_order_id, visit } = await offered(shop, car, ['更换前刹车片', '更换机油', '更换空调滤芯']);
    const page = await shop.open({ session: shop.session, size: [1024, 768], touch: true });
    await go(page, `/visits/${work_order_id}`);
    const [first, second, third] = (await visit()).lines;
    for (const one of [first, second]) await page.getByTestId(`answer-${one.id}`).getByText('同意').first().click();
    await page.getByTestId(`answer-${third.id}`).getByText('不做').first().click();
    await page.getByTestId(`answer-${third.id}-reason-0`).click();
    await page.getByTestId('hand-over').click();
    const sheet = page.getByTestId('signature-sheet');
    await sheet.getByText('更换空调滤芯').waitFor();
    assert.match(await sheet.innerText(), /240\.00/);
    await picture(page, 'signing');
    // Nothing of the program does anything in the customer's hands.
    await page.keyboard.press('Control+k');
    await page.keyboard.press('F8');
    await sheet.waitFor();
    await nothingElse(page);
    await page.getByTestId('signature-turn').click();
    await nothingElse(page);
    await rising(page, sheet.locator('svg[role=img]'), { turned: true });
    await picture(page, 'signing-turned');
    for (const button of await sheet.getByRole('button').all()) {
      const { height } = await button.boundingBox();
      assert.ok(height >= 44, `${await button.innerText()} is ${height} px high`);
    }
    await page.getByTestId('signature-done').click();
    await sheet.waitFor({ state: 'detached' });
    await picture(page, 'signed');
    // Who changes an answer afterwards has no signature for it.
    await page.getByTestId(`answer-${second.id}`).getByText('不做').first().click();
    await page.getByTestId(`answer-${second.id}-reason-0`).click();
    await page.getByText(/重新签/).first().waitFor();
    await picture(page, 'signing-lapsed');
    await page.getByTestId('hand-over').click();
    await rising(page, sheet.locator('svg[role=img]'));
    await page.getByTestId('signature-done').click();
    await page.getByTestId('action-record_answers').click();
    await page.getByTestId('answers-tally').waitFor({ state: 'detached' });
    await rest(page);
    const [consent] = (await visit()).consents;
    const [stroke] = consent.signature.strokes;
    assert.ok(stroke[0][0] < stroke.at(-1)[0] && stroke[0][1] > stroke.at(-1)[1], 'from the left below to the right above');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }));

test('in three languages, upright, on a phone and at the counter the sheet has room to sign and to read', () =>
  atTheShop(async (shop) => {
    const car = await owner(shop, '深圳市前海蛇口自贸片区联合国际汽车运输服务有限责任公司', '粤BD12345');
    const { work_order_id } = await offered(shop, car, Array.from({ length: 24 }, (_, place) => `第 ${place + 1} 项作业`));
    const sizes = { counter: [1366, 768], tablet: [1024, 768], upright: [768, 1024], phone: [390, 844], wide: [1920, 1080] };
    for (const [name, size] of Object.entries(sizes)) {
      for (const language of name === 'tablet' ? languages : ['en']) {
        const page = await shop.open({ session: shop.session, size, language, touch: name !== 'counter' });
        await go(page, `/visits/${work_order_id}`);
        await page.getByTestId('approve-all').click();
        await page.getByTestId('hand-over').click();
        const sheet = page.getByTestId('signature-sheet');
        await sheet.waitFor();
        assert.deepEqual(await faultsOf(page), []);
        const field = await sheet.locator('svg[role=img]').boundingBox();
        const rows = page.getByTestId('signature-rows');
        const list = await rows.boundingBox();
        assert.ok(field.width >= Math.min(size[0] - 48, size[1] * 1.2), `${name}: the field is ${field.width} wide`);
        assert.ok(list.height >= 96 && field.y + field.height <= size[1], `${name}: ${list.height} to read`);
        for (const part of ['signature-done', 'signature-back', 'signature-turn']) {
          const { x, y, width, height } = await page.getByTestId(part).boundingBox();
          assert.ok(x >= 0 && y >= 0 && x + width <= size[0] && y + height <= size[1], `${name}: ${part} is cut`);
        }
        // A finger's screen has no bar that tells of what is below.
        const [all, seen] = await rows.evaluate((one) => [one.scrollHeight, one.clientHeight]);
        assert.equal(await page.getByTestId('signature-more').count(), all > seen + 8 ? 1 : 0, `${name}: ${seen} of ${all} px are seen`);
        await picture(page, `signing-${name}-${language}`);
        await rows.evaluate((one) => one.scrollTo(0, one.scrollHeight));
        await page.getByTestId('signature-more').waitFor({ state: 'detached' });
        await page.context().close();
      }
    }
  }));

test('a check-in is signed for what it says: saving it changes nothing, another mileage does', () =>
  atTheShop(async (shop) => {
    const { customer, vehicle } = await owner(shop, '曾小芳', '粤B54321', '13926451234');
    const { work_order_id } = await shop.rpc('walk_in', {
      vehicle_id: vehicle.id, customer_id: customer.id, repair_kind: 'repair', symptom: '', second_visit: false,
    });
    const visit = () => shop.rpc('get_visit', { work_order_id });
    const page = await shop.open({ session: shop.session, size: [1024, 768], touch: true });
    await go(page, `/visits/${work_order_id}`);
    await page.getByTestId('mileage').fill('45678');
    await page.getByTestId('fuel-50').click();
    await page.getByTestId('symptom').fill(' 起步时抖动，  冷车更明显 ');
    await page.getByTestId('walk-around-all-fine').click();
    await page.getByTestId('walk-lights-remark').click();
    await page.getByTestId('walk-lights-note').fill(' 左后尾灯有水汽 ');
    await page.getByTestId('belongings').fill('后备箱儿童座椅 ');
    await page.getByTestId('hand-over').tap();
    const sheet = page.getByTestId('signature-sheet');
    assert.match(await sheet.innerText(), /接车检查确认[\s\S]*45,678 公里[\s\S]*左后尾灯有水汽[\s\S]*后备箱儿童座椅/);
    await rising(page, sheet.locator('svg[role=img]'));
    await picture(page, 'signing-check-in');
    await page.getByTestId('signature-done').tap();
    const small = page.getByTestId('confirm-signature').getByRole('img');
    assert.equal(await strokesIn(small), 1);
    await page.getByTestId('save-check-in').tap();
    await until(async () => (await visit()).order.mileage_km === 45678, 'the check-in to be saved');
    await rest(page);
    assert.equal(await strokesIn(small), 1, 'what was signed was only saved');
    await page.getByTestId('mileage').fill('45679');
    await page.getByTestId('signature-lapsed').waitFor();
    assert.equal(await strokesIn(small), 0);
    await small.scrollIntoViewIfNeeded();
    await picture(page, 'signing-check-in-lapsed');
    await rising(page, small);
    await page.getByTestId('signature-lapsed').waitFor({ state: 'detached' });
    assert.deepEqual(await faultsOf(page), []);
    await page.getByTestId('action-confirm_check_in').and(page.locator(':enabled')).waitFor();
    await page.getByTestId('action-confirm_check_in').tap();
    await until(async () => (await visit()).walk_around?.signature != null, 'the customer to have confirmed');
    assert.equal((await visit()).order.mileage_km, 45679);
    assert.deepEqual(page.complaints, []);
  }));

test('a delivery names its sheets, and what was not given back was not signed for', () =>
  atTheShop(async (shop) => {
    const visit = await billed(shop);
    const { order, settlements } = await visit();
    const [sheet] = settlements;
    await shop.rpc('take_payment', {
      settlement_id: sheet.id, owed: sheet.owed, parts: [{ means: 'wechat', amount: sheet.owed, tendered: sheet.owed }],
    });
    const page = await shop.open({ session: shop.session, size: [1024, 768], touch: true });
    await go(page, `/visits/${order.id}`);
    await page.getByTestId('hand-over').tap();
    const handed = page.getByTestId('signature-sheet');
    const shown = await handed.innerText();
    assert.ok(shown.includes(sheet.number) && shown.includes('1,100.00'), shown);
    await rising(page, handed.locator('svg[role=img]'));
    await picture(page, 'signing-delivery');
    await page.getByTestId('signature-done').tap();
    await page.getByTestId('items-returned').check();
    await page.getByTestId('signature-lapsed').waitFor();
    assert.deepEqual(page.complaints, []);
  }));

test('whoever drives on with what is unsafe reads what it is, and Ctrl+Enter in their hands declines nothing', () =>
  atTheShop(async (shop) => {
    const { about, visit } = await agreed(shop, '异响', [line('part', '前制动片')]);
    await shop.rpc('release_to_repair', about);
    await shop.rpc('report_finding', { ...about, job_id: null, text: '前下摆臂胶套开裂', suggestion: '更换前下摆臂', urgency: 'now' });
    const [finding] = (await visit()).findings;
    const page = await shop.open({ session: shop.session, size: [1024, 768], touch: true });
    await go(page, `/visits/${about.work_order_id}`);
    await page.getByTestId(`decline-finding-${finding.id}`).first().tap();
    await page.getByTestId('decline-reason').fill('过两天再来');
    await page.getByTestId('hand-over').tap();
    const sheet = page.getByTestId('signature-sheet');
    assert.match(await sheet.innerText(), /暂不维修确认[\s\S]*前下摆臂胶套开裂[\s\S]*不修的风险/);
    await rising(page, sheet.locator('svg[role=img]'));
    await nothingElse(page);
    await picture(page, 'signing-finding');
    await page.keyboard.press('Control+Enter');
    await rest(page);
    assert.notEqual((await visit()).findings[0].standing, 'declined');
    // Esc goes back to the dialog, and no further.
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    const small = page.getByTestId('decline-signature').getByRole('img');
    assert.equal(await strokesIn(small), 1);
    await page.getByTestId('decline-name').fill('李四');
    await page.getByTestId('signature-lapsed').waitFor();
    await small.scrollIntoViewIfNeeded();
    await rising(page, small);
    const no = page.getByTestId('action-decline_finding');
    await no.and(page.locator(':enabled')).waitFor();
    await no.tap();
    await until(async () => (await visit()).findings[0].standing === 'declined', 'the no to be recorded');
    assert.deepEqual([(await visit()).findings[0].declined_by, page.complaints], ['李四', []]);
  }));

test('technician and inspector sign their reports with a finger, and the visit shows it', () =>
  atTheShop(async (shop) => {
    const li = await shop.hire('李师傅', ['technician']);
    const zhou = await shop.hire('周质检', ['inspector']);
    const { about, visit } = await agreed(shop, '刹车异响', [line('labour', '更换前制动片', { hours: 100, unit: '工时' })]);
    const [job] = (await visit()).jobs;
    await shop.rpc('assign_job', {
      job_id: job.id, version: job.version, technicians: [{ person_id: li.person_id, share: 10_000 }], bay_id: null, planned_start: null, planned_minutes: 60, note: '',
    });
    await shop.rpc('release_to_repair', about);
    const started = await shop.rpc('start_job', { job_id: job.id, version: (await visit()).jobs[0].version });
    await shop.rpc('finish_job', { job_id: job.id, version: started.job.version, measurements: [], note: '' });

    for (const [who, name, list, action] of /** @type {[Session, string, string, string][]} */ ([[li, 'self-inspection', 'self_inspection', 'submit_self_inspection'], [zhou, 'final', 'final', 'pass_final_inspection']])) {
      const page = await shop.open({ session: who, size: [1024, 768], touch: true, language: name === 'final' ? 'en' : 'zh-CN' });
      if (name === 'final') await page.getByTestId(`inspect-${about.work_order_id}`).tap();
      else await page.getByTestId(`inspect-own-${about.work_order_id}`).tap();
      await rest(page);
      await page.getByTestId(`${list}-all-pass`).tap();
      const pad = page.getByTestId(`${name}-signature`).getByRole('img');
      await pad.scrollIntoViewIfNeeded();
      await rising(page, pad);
      assert.equal(await strokesIn(pad), 1);
      await picture(page, `signing-report-${name}`);
      assert.deepEqual(await faultsOf(page), []);
      await page.getByTestId(`action-${action}`).and(page.locator(':enabled')).tap();
      await until(async () => (await visit()).inspections.some((one) => one.kind === list && one.signature !== null), 'the report to be kept');
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
    const counter = await shop.open({ session: shop.session });
    await go(counter, `/visits/${about.work_order_id}`);
    await counter.getByTestId('fold-inspections').click();
    await counter.getByRole('img', { name: '周质检 的签名' }).scrollIntoViewIfNeeded();
    await picture(counter, 'signing-reports');
    assert.equal(await counter.getByRole('img', { name: '李师傅 的签名' }).count(), 1);
    assert.deepEqual(await faultsOf(counter), []);
  }));
