import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inTheWindow, keys } from './driver.mjs';
import { otherStation } from './support/door.mjs';
import {
  choose, draw, enterPin, fill, go, key, named, numberOf, personTile, picture, press, search, sitDown, stage, tap,
} from './support/hands.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'workbay-journey-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const manager = { name: '张敏', pin: '2580' };
const technician = { name: '李师傅', pin: '1357' };
const plate = '粤B7K29F';
const customer = '欧阳小芳';

function textOf(pdf) {
  const file = join(scratch, 'paper.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

const shownIn = async (/** @type {WindowDriver} */ driver, id) => (await (await driver.byTestId(id)).text()).replace(/\s+/g, ' ');

/** The five questions of a new file, with the keyboard alone, and a sign-in by PIN. */
async function firstMinute(/** @type {WindowDriver} */ driver) {
  await driver.find('#name');
  const answers = {
    name: '顺达汽修', phone: '0755-82345678', address: '深圳市福田区上步南路18号', person_name: manager.name,
    pin: manager.pin, again: manager.pin,
  };
  for (const [field, answer] of Object.entries(answers)) {
    // The eye beside a PIN is a stop of its own on the way.
    await driver.waitFor(async () => {
      const there = await driver.execute('return document.activeElement?.id === arguments[0];', field);
      if (!there) await driver.press(keys.tab);
      return there;
    }, `the focus on ${field}`);
    await driver.type(answer);
  }
  await picture(driver, 'five-questions');
  await key(driver, 'action-set_up_shop', keys.f2);
  // The first thing a new shop is shown is what to see to first.
  await driver.byTestId('first-hour');
  await picture(driver, 'first-hour');
  await tap(driver, 'person');
  // A menu that still slides into place is somewhere else by the time the mouse is down.
  await driver.clickText('退出登录', { within: '.ant-dropdown:not([class*=ant-slide])' });
  await press(driver, `[data-person="${await personTile(driver, manager.name)}"]`);
  await picture(driver, 'pin');
  await enterPin(driver, '0000');
  await driver.waitForText('密码不对，请再输一次。');
  await enterPin(driver, manager.pin);
  await driver.byTestId('person');
  await picture(driver, 'home');
}

/** A second person, who repairs and does nothing else. */
async function hireTechnician(/** @type {WindowDriver} */ driver) {
  await go(driver, '/settings');
  await tap(driver, 'settings-people');
  await tap(driver, 'person-new');
  await fill(driver, 'person-name', technician.name);
  await tap(driver, 'person-role-technician');
  await fill(driver, 'person-pin', technician.pin);
  await picture(driver, 'new-person');
  await key(driver, 'action-save_person', keys.f2);
  await driver.waitForText(technician.name);
  await driver.waitFor(() => driver.execute("return document.querySelector('.ant-modal-wrap') === null;"), 'the form to go');
}

/** A stranger calls: the plate is on no file, Enter walks the form, F2 books. */
async function bookOnThePhone(/** @type {WindowDriver} */ driver) {
  await go(driver, '/bookings');
  await tap(driver, 'new-booking');
  await fill(driver, 'book-plate', plate);
  await driver.press(keys.enter);
  for (const [id, text] of [['book-model', '朗逸'], ['book-name', customer], ['book-phone', '13800138000']]) {
    await driver.waitFor(() => driver.execute('return document.activeElement?.dataset.testid === arguments[0];', id), `the focus on ${id}`);
    await driver.type(text);
    await driver.press(keys.enter);
  }
  await driver.type('保养，刹车时有异响');
  await tap(driver, 'book-first-free');
  await picture(driver, 'booking');
  await key(driver, 'action-book', keys.f2);
  await tap(driver, 'action-confirm');
  await picture(driver, 'booked');
  await tap(driver, 'action-arrive');
  await stage(driver, 'checked_in');
}

async function checkIn(/** @type {WindowDriver} */ driver) {
  await fill(driver, 'mileage', '38210');
  await driver.press(keys.enter);
  await tap(driver, 'fuel-50');
  await tap(driver, 'repair-kind-maintenance');
  await tap(driver, 'promised-at-1-18');
  await tap(driver, 'old-parts-take');
  await tap(driver, 'wash-wanted');
  await tap(driver, 'test-drive-allowed');
  await tap(driver, 'valuables-reminded');
  await picture(driver, 'check-in');
  await tap(driver, 'walk-around-all-fine');
  await tap(driver, 'walk-wipers-remark');
  await fill(driver, 'walk-wipers-note', '左雨刮老化');
  const outline = 'svg[viewBox="0 0 800 400"]';
  await draw(driver, outline, [[0.3, 0.6]]);
  await picture(driver, 'walk-around');
  await fill(driver, 'belongings', '行车记录仪');
  await draw(driver, `${named('confirm-signature')} svg`, [[0.2, 0.3], [0.35, 0.7], [0.5, 0.3], [0.7, 0.6]]);
  await picture(driver, 'signed');
  await key(driver, 'action-confirm_check_in', keys.f8);
  await stage(driver, 'estimating');
}

/** A line of the catalogue by its initials, two parts of our own. */
async function estimate(/** @type {WindowDriver} */ driver) {
  await driver.press(keys.f4);
  await driver.waitFor(() => driver.execute(`return document.activeElement?.closest('[data-testid="catalogue-search"]') !== null || document.activeElement?.dataset.testid === 'catalogue-search';`), 'the catalogue search');
  await driver.type('ghjyjl');
  await driver.find('.ant-select-item-option [data-testid^="catalogue-"]:not([data-testid="catalogue-free"])');
  await picture(driver, 'catalogue');
  await driver.press(keys.enter);
  await driver.waitFor(async () => (await shownIn(driver, 'lines')).includes('更换机油机滤'), 'the labour line');

  for (const [name, quantity, unit, price] of [['全合成机油 5W-30', '4.5', 'L', '68.50'], ['空调滤芯', '1', '个', '85']]) {
    await tap(driver, 'add-line');
    await tap(driver, 'line-kind-part');
    await fill(driver, 'line-name', name);
    await fill(driver, 'line-unit', unit);
    await fill(driver, 'line-quantity', quantity);
    await fill(driver, 'line-unit-price', price);
    await picture(driver, 'line');
    await key(driver, 'line-save', keys.f2);
    await driver.waitFor(async () => (await shownIn(driver, 'lines')).includes(name), name);
  }
  await picture(driver, 'lines');
  // 0.5 h at 120 yuan, 4.5 L at 68.50, one at 85: 60.00 + 308.25 + 85.00.
  assert.match(await shownIn(driver, 'line-totals'), /453\.25/);
  await key(driver, 'action-issue_estimate', keys.f8);
  await stage(driver, 'awaiting_authorisation');
}

/** Yes to two, no to the third, with its reason. */
async function answer(/** @type {WindowDriver} */ driver) {
  const visit = await visitOf(driver);
  const line = (name) => visit.lines.find((one) => one.name.startsWith(name)).id;
  await tap(driver, `answer-${line('更换机油')}-approve`);
  await tap(driver, `answer-${line('全合成')}-approve`);
  await tap(driver, `answer-${line('空调')}-decline`);
  await fill(driver, `answer-${line('空调')}-reason`, '下次再换');
  await driver.press(keys.escape);
  await tap(driver, 'answers-means-phone');
  await picture(driver, 'answers');
  assert.match(await shownIn(driver, 'answers-tally'), /368\.25/);
  await key(driver, 'action-record_answers', keys.f8);
  await stage(driver, 'awaiting_assignment');
}

/** The visit as the program holds it: numbers of lines and jobs are made by the program. */
async function visitOf(/** @type {WindowDriver} */ driver) {
  return driver.rpc('get_visit', { work_order_id: await visitId(driver) });
}
const visitId = async (/** @type {WindowDriver} */ driver) => Number((await driver.url()).match(/visits\/(\d+)/)[1]);

async function assign(/** @type {WindowDriver} */ driver) {
  const job = await numberOf(driver, 'plan-');
  await choose(driver, `assign-${job}-technicians`, technician.name);
  await choose(driver, `assign-${job}-bay`, '1');
  await picture(driver, 'assign');
  await key(driver, 'action-release_to_repair', keys.f8);
  await stage(driver, 'in_repair');
}

/** At the car: begins, and finds something nobody had ordered. */
async function startAndFind(/** @type {WindowDriver} */ driver) {
  await sitDown(driver, technician);
  await go(driver, '/jobs');
  const job = await numberOf(driver, 'job-');
  await picture(driver, 'jobs');
  await tap(driver, `action-start_job-${job}`);
  await driver.byTestId(`action-finish_job-${job}`);
  await tap(driver, `action-report_finding-${job}`);
  await fill(driver, 'finding-text', '前刹车片只剩 2.5 mm');
  await fill(driver, 'finding-suggestion', '更换前制动片');
  await picture(driver, 'finding');
  await key(driver, 'action-report_finding', keys.f2);
  await driver.waitFor(() => driver.execute("return document.querySelector('.ant-modal-wrap') === null;"), 'the form to go');
}

/** The finding becomes a line, the line an estimate, the customer says yes, the job gets its man. */
async function reviseEstimate(/** @type {WindowDriver} */ driver) {
  await sitDown(driver, manager);
  await search(driver, plate.slice(-4));
  await stage(driver, 'in_repair');
  await tap(driver, `quote-finding-${await numberOf(driver, 'quote-finding-')}`);
  await fill(driver, 'line-hours', '1.2');
  await key(driver, 'line-save', keys.f2);
  await driver.waitFor(async () => (await shownIn(driver, 'lines')).includes('144.00'), 'the brakes at 1.2 h');
  await picture(driver, 'revision');
  await key(driver, 'action-issue_estimate', keys.f10);
  await key(driver, 'approve-all', keys.f6);
  await draw(driver, `${named('answers-signature')} svg`, [[0.2, 0.3], [0.35, 0.7], [0.5, 0.3], [0.7, 0.6]]);
  await picture(driver, 'revision-answers');
  await key(driver, 'action-record_answers', keys.f10);
  const job = await numberOf(driver, 'plan-');
  const open = (await visitOf(driver)).jobs.find((one) => one.technicians.length === 0).id;
  assert.ok(job > 0);
  await choose(driver, `assign-${open}-technicians`, technician.name);
  await key(driver, 'save-assignment', keys.f2);
  await driver.waitFor(async () => (await visitOf(driver)).jobs.every((one) => one.technicians.length === 1), 'the second job to have its man');
}

/** Every job that waits is begun and finished, with what was measured; then the technician's own check. */
async function repairAndCheck(/** @type {WindowDriver} */ driver, measured) {
  await sitDown(driver, technician);
  await go(driver, '/jobs');
  await driver.find('[data-testid^="job-"]');
  for (;;) {
    const running = await driver.execute(
      `return document.querySelector('[data-testid^="action-finish_job-"]')?.dataset.testid ?? null;`,
    );
    if (running) {
      await tap(driver, running);
      await tap(driver, 'datum-other');
      await fill(driver, 'datum-name-0', measured.name);
      await fill(driver, 'datum-value-0', measured.value);
      await fill(driver, 'datum-unit-0', measured.unit);
      await picture(driver, 'finish');
      await key(driver, 'action-finish_job', keys.f2);
      await driver.waitFor(() => driver.execute('return document.querySelector(arguments[0]) === null;', named(running)), 'the job to be over');
      continue;
    }
    const waiting = await driver.execute(
      `return document.querySelector('[data-testid^="action-start_job-"]')?.dataset.testid ?? null;`,
    );
    if (!waiting) break;
    await tap(driver, waiting);
    await driver.find('[data-testid^="action-finish_job-"]');
  }
  await press(driver, `${named('panel-self-inspect')} [data-row], ${named('panel-self-inspect')} li`);
  await tap(driver, 'self_inspection-all-pass');
  await picture(driver, 'self-inspection');
  await key(driver, 'action-submit_self_inspection', keys.f8);
  await stage(driver, 'awaiting_inspection');
}

async function sendBack(/** @type {WindowDriver} */ driver) {
  await sitDown(driver, manager);
  await search(driver, plate.slice(-4));
  await stage(driver, 'awaiting_inspection');
  const brakes = (await visitOf(driver)).jobs.at(-1).id;
  await tap(driver, `final-job-${brakes}-fail`);
  await tap(driver, 'final-all-pass');
  await picture(driver, 'final-inspection');
  await tap(driver, 'action-fail_final_inspection');
  await fill(driver, 'rework-cause', '制动片消音片漏装，路试仍有异响');
  await fill(driver, 'rework-hours', '0.4');
  await picture(driver, 'rework');
  await tap(driver, 'rework-send');
  await stage(driver, 'in_repair');
}

async function passInspection(/** @type {WindowDriver} */ driver) {
  await sitDown(driver, manager);
  await search(driver, plate.slice(-4));
  await stage(driver, 'awaiting_inspection');
  await tap(driver, 'final-all-pass');
  await fill(driver, 'road-test-km', '6');
  await picture(driver, 'pass');
  await key(driver, 'action-pass_final_inspection', keys.f8);
  await stage(driver, 'preparing');
}

async function bill(/** @type {WindowDriver} */ driver) {
  // 60.00 + 308.25 + 144.00: 25 fen are let off.
  await key(driver, 'round-down', keys.f6);
  await driver.waitForText('512.00');
  await picture(driver, 'bill');
  await key(driver, 'action-prepare_bill', keys.f10);
  await numberOf(driver, 'sheet-');
  await tap(driver, 'prepare-all');
  await fill(driver, 'mileage-out', '38216');
  await picture(driver, 'preparation');
  await key(driver, 'action-complete_preparation', keys.f8);
  await stage(driver, 'awaiting_settlement');
}

/** 300 by WeChat, the rest in cash with three hundred-yuan notes: 88 go back. */
async function pay(/** @type {WindowDriver} */ driver) {
  await tap(driver, 'payment-0-means-wechat');
  await fill(driver, 'payment-0-amount', '300');
  await tap(driver, 'payment-add');
  await tap(driver, 'payment-1-means-cash');
  await fill(driver, 'payment-1-tendered', '300');
  assert.match(await shownIn(driver, 'payment-change'), /88\.00/);
  await picture(driver, 'payment');
  await key(driver, 'action-take_payment', keys.f8);
  await stage(driver, 'ready_for_delivery');
}

/** The sheet in the window, and as PDF by the door: what is on it is what was agreed. */
async function lookAtTheSheet(/** @type {WindowDriver} */ driver) {
  // The page has gone on to the delivery: what was just paid is one key away.
  const sheet = (await visitOf(driver)).settlements[0].id;
  await key(driver, `delivery-sheet-${sheet}-paper`, keys.f7);
  const ink = () =>
    driver.execute(`
      const page = document.querySelector('canvas[data-page="1"]');
      if (!page || page.width === 0) return 0;
      const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 0 && data[at] + data[at + 1] + data[at + 2] < 300) dark++;
      return dark;`);
  await driver.waitFor(async () => (await ink()) > 2_000, 'the sheet to be painted');
  await picture(driver, 'sheet');
  await driver.press(keys.escape);

  const visit = await visitOf(driver);
  const { people } = await driver.rpc('shop_status');
  const door = await otherStation(driver, people.find((one) => one.name === manager.name).id, manager.pin);
  const text = textOf(await door.paper('settlement_sheet', sheet));
  const { number } = visit.settlements[0];
  assert.match(number, /^JS\d{8}001$/);
  for (const wanted of [number, '顺达汽修', customer, '更换机油机滤', '全合成机油 5W-30', '更换前制动片', '60.00', '308.25', '144.00', '512.00', '伍佰壹拾贰元整']) {
    assert.ok(text.includes(wanted), `the sheet says "${wanted}":\n${text}`);
  }
  assert.match(text, /粤B·?7K29F/);
  assert.ok(!text.includes('空调滤芯'), 'what was declined is not charged');
}

async function handOver(/** @type {WindowDriver} */ driver) {
  await tap(driver, 'old-parts-shown');
  await tap(driver, 'items-returned');
  await fill(driver, 'delivery-advice', '空调滤芯建议下次保养更换');
  await tap(driver, 'deliver-means-on_paper');
  await picture(driver, 'delivery');
  await key(driver, 'action-deliver', keys.f8);
  await stage(driver, 'delivered');
}

/** Late by a day: two of five for being on time, and a case is opened by itself. */
async function survey(/** @type {WindowDriver} */ driver) {
  for (const [mark, stars] of [['service', 5], ['quality', 4], ['on_time', 2], ['price_clarity', 5], ['cleanliness', 4]]) {
    await press(driver, `${named(`mark-${mark}`)} .ant-rate-star:nth-child(${stars})`);
  }
  await tap(driver, 'recommend-8');
  await fill(driver, 'survey-comment', '说好下午六点，结果等到第二天');
  await picture(driver, 'survey');
  await key(driver, 'action-record_survey', keys.f2);
  return numberOf(driver, 'complaint-');
}

async function call(/** @type {WindowDriver} */ driver) {
  const visit = await visitId(driver);
  await key(driver, 'action-record_follow_up', keys.f8);
  await driver.byTestId('call-sheet');
  await driver.press('1');
  await fill(driver, 'call-note', '车况良好，异响没有了');
  await picture(driver, 'call');
  await key(driver, 'action-record_call', keys.f8);
  await driver.waitFor(async () => (await driver.rpc('get_visit', { work_order_id: visit })).order.stage === 'closed', 'the visit to be closed');
  await search(driver, plate.slice(-4));
  return visit;
}

async function settleComplaint(/** @type {WindowDriver} */ driver, complaint) {
  await driver.execute('location.hash = arguments[0];', `#/complaints/${complaint}`);
  await fill(driver, 'remedy', '电话致歉，赠送一次洗车');
  await fill(driver, 'remedy-cost', '40');
  await tap(driver, 'remedy-means-phone');
  await picture(driver, 'remedy');
  await key(driver, 'action-agree_remedy', keys.f8);
  await fill(driver, 'answer-text', '可以，谢谢');
  await picture(driver, 'customers-answer');
  await key(driver, 'answer-yes', keys.f8);
  await driver.waitFor(async () => (await shownIn(driver, 'complaint-state')).includes('已结案'), 'the complaint to be closed');
  await picture(driver, 'closed');
}

test('one visit from the first minute of a new file to the customer\'s own yes', () =>
  inTheWindow('journey', async (driver) => {
    await firstMinute(driver);
    await hireTechnician(driver);
    await bookOnThePhone(driver);
    await checkIn(driver);
    await estimate(driver);
    await answer(driver);
    await assign(driver);
    await startAndFind(driver);
    await reviseEstimate(driver);
    await repairAndCheck(driver, { name: '前制动片厚度', value: '12', unit: 'mm' });
    await sendBack(driver);
    await repairAndCheck(driver, { name: '路试异响', value: '无', unit: '' });
    await passInspection(driver);
    await bill(driver);
    await pay(driver);
    await lookAtTheSheet(driver);
    await handOver(driver);
    const complaint = await survey(driver);
    await call(driver);
    await settleComplaint(driver, complaint);
  }));
