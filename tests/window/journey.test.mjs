import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { atTheDesk, keys } from './driver.mjs';
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

const shownIn = async (desk, id) => (await (await desk.byTestId(id)).text()).replace(/\s+/g, ' ');

/** The five questions of a new file, with the keyboard alone, and a sign-in by PIN. */
async function firstMinute(desk) {
  await desk.find('#name');
  const answers = {
    name: '顺达汽修', phone: '0755-82345678', address: '深圳市福田区上步南路18号', person_name: manager.name,
    pin: manager.pin, again: manager.pin,
  };
  for (const [field, answer] of Object.entries(answers)) {
    // The eye beside a PIN is a stop of its own on the way.
    await desk.waitFor(async () => {
      const there = await desk.execute('return document.activeElement?.id === arguments[0];', field);
      if (!there) await desk.press(keys.tab);
      return there;
    }, `the focus on ${field}`);
    await desk.type(answer);
  }
  await picture(desk, 'five-questions');
  await key(desk, 'action-set_up_shop', keys.f2);
  await tap(desk, 'person');
  await desk.clickText('退出登录', { within: '.ant-dropdown' });
  await press(desk, `[data-person="${await personTile(desk, manager.name)}"]`);
  await picture(desk, 'pin');
  await enterPin(desk, '0000');
  await desk.waitForText('密码不对，请再输一次。');
  await enterPin(desk, manager.pin);
  await desk.byTestId('person');
  await picture(desk, 'home');
}

/** A second person, who repairs and does nothing else. */
async function hireTechnician(desk) {
  await go(desk, '/settings');
  await tap(desk, 'settings-people');
  await tap(desk, 'person-new');
  await fill(desk, 'person-name', technician.name);
  await tap(desk, 'person-role-technician');
  await fill(desk, 'person-pin', technician.pin);
  await picture(desk, 'new-person');
  await key(desk, 'action-save_person', keys.f2);
  await desk.waitForText(technician.name);
  await desk.waitFor(() => desk.execute("return document.querySelector('.ant-modal-wrap') === null;"), 'the form to go');
}

/** A stranger calls: the plate is on no file, Enter walks the form, F2 books. */
async function bookOnThePhone(desk) {
  await go(desk, '/bookings');
  await tap(desk, 'new-booking');
  await fill(desk, 'book-plate', plate);
  await desk.press(keys.enter);
  for (const [id, text] of [['book-model', '朗逸'], ['book-name', customer], ['book-phone', '13800138000']]) {
    await desk.waitFor(() => desk.execute('return document.activeElement?.dataset.testid === arguments[0];', id), `the focus on ${id}`);
    await desk.type(text);
    await desk.press(keys.enter);
  }
  await desk.type('保养，刹车时有异响');
  await tap(desk, 'book-first-free');
  await picture(desk, 'booking');
  await key(desk, 'action-book', keys.f2);
  await tap(desk, 'action-confirm');
  await picture(desk, 'booked');
  await tap(desk, 'action-arrive');
  await stage(desk, 'checked_in');
}

async function checkIn(desk) {
  await fill(desk, 'mileage', '38210');
  await desk.press(keys.enter);
  await tap(desk, 'fuel-50');
  await tap(desk, 'repair-kind-maintenance');
  await tap(desk, 'promised-at-1-18');
  await tap(desk, 'old-parts-take');
  await tap(desk, 'wash-wanted');
  await tap(desk, 'valuables-reminded');
  await picture(desk, 'check-in');
  await tap(desk, 'walk-around-all-fine');
  await tap(desk, 'walk-wipers-remark');
  await fill(desk, 'walk-wipers-note', '左雨刮老化');
  const outline = 'svg[viewBox="0 0 800 400"]';
  await draw(desk, outline, [[0.3, 0.6]]);
  await picture(desk, 'walk-around');
  await fill(desk, 'belongings', '行车记录仪');
  await draw(desk, `${named('confirm-signature')} svg`, [[0.2, 0.3], [0.35, 0.7], [0.5, 0.3], [0.7, 0.6]]);
  await picture(desk, 'signed');
  await key(desk, 'action-confirm_check_in', keys.f8);
  await stage(desk, 'estimating');
}

/** A line of the catalogue by its initials, two parts of our own. */
async function estimate(desk) {
  await desk.press(keys.f4);
  await desk.waitFor(() => desk.execute(`return document.activeElement?.closest('[data-testid="catalogue-search"]') !== null || document.activeElement?.dataset.testid === 'catalogue-search';`), 'the catalogue search');
  await desk.type('ghjyjl');
  await desk.find('.ant-select-item-option [data-testid^="catalogue-"]:not([data-testid="catalogue-free"])');
  await picture(desk, 'catalogue');
  await desk.press(keys.enter);
  await desk.waitFor(async () => (await shownIn(desk, 'lines')).includes('更换机油机滤'), 'the labour line');

  for (const [name, quantity, unit, price] of [['全合成机油 5W-30', '4.5', 'L', '68.50'], ['空调滤芯', '1', '个', '85']]) {
    await tap(desk, 'add-line');
    await tap(desk, 'line-kind-part');
    await fill(desk, 'line-name', name);
    await fill(desk, 'line-unit', unit);
    await fill(desk, 'line-quantity', quantity);
    await fill(desk, 'line-unit-price', price);
    await picture(desk, 'line');
    await key(desk, 'line-save', keys.f2);
    await desk.waitFor(async () => (await shownIn(desk, 'lines')).includes(name), name);
  }
  await picture(desk, 'lines');
  // 0.5 h at 120 yuan, 4.5 L at 68.50, one at 85: 60.00 + 308.25 + 85.00.
  assert.match(await shownIn(desk, 'line-totals'), /453\.25/);
  await key(desk, 'action-issue_estimate', keys.f8);
  await stage(desk, 'awaiting_authorisation');
}

/** Yes to two, no to the third, with its reason. */
async function answer(desk) {
  const visit = await visitOf(desk);
  const line = (name) => visit.lines.find((one) => one.name.startsWith(name)).id;
  await tap(desk, `answer-${line('更换机油')}-approve`);
  await tap(desk, `answer-${line('全合成')}-approve`);
  await tap(desk, `answer-${line('空调')}-decline`);
  await fill(desk, `answer-${line('空调')}-reason`, '下次再换');
  await desk.press(keys.escape);
  await tap(desk, 'answers-means-phone');
  await picture(desk, 'answers');
  assert.match(await shownIn(desk, 'answers-tally'), /368\.25/);
  await key(desk, 'action-record_answers', keys.f8);
  await stage(desk, 'awaiting_assignment');
}

/** The visit as the program holds it: numbers of lines and jobs are made by the program. */
async function visitOf(desk) {
  return desk.rpc('get_visit', { work_order_id: await visitId(desk) });
}
const visitId = async (desk) => Number((await desk.url()).match(/visits\/(\d+)/)[1]);

async function assign(desk) {
  const job = await numberOf(desk, 'plan-');
  await choose(desk, `assign-${job}-technicians`, technician.name);
  await choose(desk, `assign-${job}-bay`, '1');
  await picture(desk, 'assign');
  await key(desk, 'action-release_to_repair', keys.f8);
  await stage(desk, 'in_repair');
}

/** At the car: begins, and finds something nobody had ordered. */
async function startAndFind(desk) {
  await sitDown(desk, technician);
  await go(desk, '/jobs');
  const job = await numberOf(desk, 'job-');
  await picture(desk, 'jobs');
  await tap(desk, `action-start_job-${job}`);
  await desk.byTestId(`action-finish_job-${job}`);
  await tap(desk, `action-report_finding-${job}`);
  await fill(desk, 'finding-text', '前刹车片只剩 2.5 mm');
  await fill(desk, 'finding-suggestion', '更换前制动片');
  await picture(desk, 'finding');
  await key(desk, 'action-report_finding', keys.f2);
  await desk.waitFor(() => desk.execute("return document.querySelector('.ant-modal-wrap') === null;"), 'the form to go');
}

/** The finding becomes a line, the line an estimate, the customer says yes, the job gets its man. */
async function reviseEstimate(desk) {
  await sitDown(desk, manager);
  await search(desk, plate.slice(-4));
  await stage(desk, 'in_repair');
  await tap(desk, `quote-finding-${await numberOf(desk, 'quote-finding-')}`);
  await fill(desk, 'line-hours', '1.2');
  await key(desk, 'line-save', keys.f2);
  await desk.waitFor(async () => (await shownIn(desk, 'lines')).includes('144.00'), 'the brakes at 1.2 h');
  await picture(desk, 'revision');
  await key(desk, 'action-issue_estimate', keys.f10);
  await key(desk, 'approve-all', keys.f6);
  await draw(desk, `${named('answers-signature')} svg`, [[0.2, 0.3], [0.35, 0.7], [0.5, 0.3], [0.7, 0.6]]);
  await picture(desk, 'revision-answers');
  await key(desk, 'action-record_answers', keys.f10);
  const job = await numberOf(desk, 'plan-');
  const open = (await visitOf(desk)).jobs.find((one) => one.technicians.length === 0).id;
  assert.ok(job > 0);
  await choose(desk, `assign-${open}-technicians`, technician.name);
  await key(desk, 'save-assignment', keys.f2);
  await desk.waitFor(async () => (await visitOf(desk)).jobs.every((one) => one.technicians.length === 1), 'the second job to have its man');
}

/** Every job that waits is begun and finished, with what was measured; then the technician's own check. */
async function repairAndCheck(desk, measured) {
  await sitDown(desk, technician);
  await go(desk, '/jobs');
  await desk.find('[data-testid^="job-"]');
  for (;;) {
    const running = await desk.execute(
      `return document.querySelector('[data-testid^="action-finish_job-"]')?.dataset.testid ?? null;`,
    );
    if (running) {
      await tap(desk, running);
      await tap(desk, 'datum-other');
      await fill(desk, 'datum-name-0', measured.name);
      await fill(desk, 'datum-value-0', measured.value);
      await fill(desk, 'datum-unit-0', measured.unit);
      await picture(desk, 'finish');
      await key(desk, 'action-finish_job', keys.f2);
      await desk.waitFor(() => desk.execute('return document.querySelector(arguments[0]) === null;', named(running)), 'the job to be over');
      continue;
    }
    const waiting = await desk.execute(
      `return document.querySelector('[data-testid^="action-start_job-"]')?.dataset.testid ?? null;`,
    );
    if (!waiting) break;
    await tap(desk, waiting);
    await desk.find('[data-testid^="action-finish_job-"]');
  }
  await press(desk, `${named('panel-self-inspect')} [data-row], ${named('panel-self-inspect')} li`);
  await tap(desk, 'self_inspection-all-pass');
  await picture(desk, 'self-inspection');
  await key(desk, 'action-submit_self_inspection', keys.f8);
  await stage(desk, 'awaiting_inspection');
}

async function sendBack(desk) {
  await sitDown(desk, manager);
  await search(desk, plate.slice(-4));
  await stage(desk, 'awaiting_inspection');
  const brakes = (await visitOf(desk)).jobs.at(-1).id;
  await tap(desk, `final-job-${brakes}-fail`);
  await tap(desk, 'final-all-pass');
  await picture(desk, 'final-inspection');
  await tap(desk, 'action-fail_final_inspection');
  await fill(desk, 'rework-cause', '制动片消音片漏装，路试仍有异响');
  await fill(desk, 'rework-hours', '0.4');
  await picture(desk, 'rework');
  await tap(desk, 'rework-send');
  await stage(desk, 'in_repair');
}

async function passInspection(desk) {
  await sitDown(desk, manager);
  await search(desk, plate.slice(-4));
  await stage(desk, 'awaiting_inspection');
  await tap(desk, 'final-all-pass');
  await fill(desk, 'road-test-km', '6');
  await picture(desk, 'pass');
  await key(desk, 'action-pass_final_inspection', keys.f8);
  await stage(desk, 'preparing');
}

async function bill(desk) {
  // 60.00 + 308.25 + 144.00: 25 fen are let off.
  await key(desk, 'round-down', keys.f6);
  await desk.waitForText('512.00');
  await picture(desk, 'bill');
  await key(desk, 'action-prepare_bill', keys.f10);
  await numberOf(desk, 'sheet-');
  await tap(desk, 'prepare-all');
  await fill(desk, 'mileage-out', '38216');
  await picture(desk, 'preparation');
  await key(desk, 'action-complete_preparation', keys.f8);
  await stage(desk, 'awaiting_settlement');
}

/** 300 by WeChat, the rest in cash with three hundred-yuan notes: 88 go back. */
async function pay(desk) {
  await tap(desk, 'payment-0-means-wechat');
  await fill(desk, 'payment-0-amount', '300');
  await tap(desk, 'payment-add');
  await tap(desk, 'payment-1-means-cash');
  await fill(desk, 'payment-1-tendered', '300');
  assert.match(await shownIn(desk, 'payment-change'), /88\.00/);
  await picture(desk, 'payment');
  await key(desk, 'action-take_payment', keys.f8);
  await stage(desk, 'ready_for_delivery');
}

/** The sheet in the window, and as PDF by the door: what is on it is what was agreed. */
async function lookAtTheSheet(desk) {
  // The page has gone on to the delivery: what was just paid is one key away.
  const sheet = (await visitOf(desk)).settlements[0].id;
  await key(desk, `delivery-sheet-${sheet}-paper`, keys.f7);
  const ink = () =>
    desk.execute(`
      const page = document.querySelector('canvas[data-page="1"]');
      if (!page || page.width === 0) return 0;
      const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 0 && data[at] + data[at + 1] + data[at + 2] < 300) dark++;
      return dark;`);
  await desk.waitFor(async () => (await ink()) > 2_000, 'the sheet to be painted');
  await picture(desk, 'sheet');
  await desk.press(keys.escape);

  const visit = await visitOf(desk);
  const { people } = await desk.rpc('shop_status');
  const door = await otherStation(desk, people.find((one) => one.name === manager.name).id, manager.pin);
  const text = textOf(await door.paper('settlement_sheet', sheet));
  const { number } = visit.settlements[0];
  assert.match(number, /^JS\d{8}001$/);
  for (const wanted of [number, '顺达汽修', customer, '更换机油机滤', '全合成机油 5W-30', '更换前制动片', '60.00', '308.25', '144.00', '512.00', '伍佰壹拾贰元整']) {
    assert.ok(text.includes(wanted), `the sheet says "${wanted}":\n${text}`);
  }
  assert.match(text, /粤B·?7K29F/);
  assert.ok(!text.includes('空调滤芯'), 'what was declined is not charged');
}

async function handOver(desk) {
  await tap(desk, 'old-parts-shown');
  await tap(desk, 'items-returned');
  await fill(desk, 'delivery-advice', '空调滤芯建议下次保养更换');
  await tap(desk, 'deliver-means-on_paper');
  await picture(desk, 'delivery');
  await key(desk, 'action-deliver', keys.f8);
  await stage(desk, 'delivered');
}

/** Late by a day: two of five for being on time, and a case is opened by itself. */
async function survey(desk) {
  for (const [mark, stars] of [['service', 5], ['quality', 4], ['on_time', 2], ['price_clarity', 5], ['cleanliness', 4]]) {
    await press(desk, `${named(`mark-${mark}`)} .ant-rate-star:nth-child(${stars})`);
  }
  await tap(desk, 'recommend-8');
  await fill(desk, 'survey-comment', '说好下午六点，结果等到第二天');
  await picture(desk, 'survey');
  await key(desk, 'action-record_survey', keys.f2);
  return numberOf(desk, 'complaint-');
}

async function call(desk) {
  const visit = await visitId(desk);
  await key(desk, 'action-record_follow_up', keys.f8);
  await desk.byTestId('call-sheet');
  await desk.press('1');
  await fill(desk, 'call-note', '车况良好，异响没有了');
  await picture(desk, 'call');
  await key(desk, 'action-record_call', keys.f8);
  await desk.waitFor(async () => (await desk.rpc('get_visit', { work_order_id: visit })).order.stage === 'closed', 'the visit to be closed');
  await search(desk, plate.slice(-4));
  return visit;
}

async function settleComplaint(desk, complaint) {
  await desk.execute('location.hash = arguments[0];', `#/complaints/${complaint}`);
  await fill(desk, 'remedy', '电话致歉，赠送一次洗车');
  await fill(desk, 'remedy-cost', '40');
  await tap(desk, 'remedy-means-phone');
  await picture(desk, 'remedy');
  await key(desk, 'action-agree_remedy', keys.f8);
  await fill(desk, 'answer-text', '可以，谢谢');
  await picture(desk, 'customers-answer');
  await key(desk, 'answer-yes', keys.f8);
  await desk.waitFor(async () => (await shownIn(desk, 'complaint-state')).includes('已结案'), 'the complaint to be closed');
  await picture(desk, 'closed');
}

test('one visit from the first minute of a new file to the customer\'s own yes', () =>
  atTheDesk('journey', async (desk) => {
    await firstMinute(desk);
    await hireTechnician(desk);
    await bookOnThePhone(desk);
    await checkIn(desk);
    await estimate(desk);
    await answer(desk);
    await assign(desk);
    await startAndFind(desk);
    await reviseEstimate(desk);
    await repairAndCheck(desk, { name: '前制动片厚度', value: '12', unit: 'mm' });
    await sendBack(desk);
    await repairAndCheck(desk, { name: '路试异响', value: '无', unit: '' });
    await passInspection(desk);
    await bill(desk);
    await pay(desk);
    await lookAtTheSheet(desk);
    await handOver(desk);
    const complaint = await survey(desk);
    await call(desk);
    await settleComplaint(desk, complaint);
  }));
