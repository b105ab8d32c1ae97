// One car and everybody who has it in hand, each at a seat of their own: the advisor at the host's window, the customer on
// their own phone, the technician with a tablet at the car, the cashier at the window of a second computer. What one of
// them does stands before the next without anybody asking for it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toTheTill } from '../browser/support/billed.mjs';
import { photo } from '../browser/support/photos.mjs';
import { faultsOf, picture as pagePicture, rest } from '../browser/support/station.mjs';
import { keys } from './driver.mjs';
import { draw, fill, go, key, named, picture, press, stage, tap } from './support/hands.mjs';
import { answered, atItsSeats, choosePhotos, signWithFinger, watched } from './support/seats.mjs';

/** @type {Parameters<typeof atItsSeats>[1]} */
const staff = {
  advisor: { name: '林晓燕', pin: '1357', roles: ['advisor'] },
  technician: { name: '李师傅', pin: '2468', roles: ['technician'] },
  cashier: { name: '王芳', pin: '3579', roles: ['cashier'] },
};
const customer = '欧阳小芳';
const plate = '粤B7K29F';
/** Five that are said and five that are photographed as well, in turn: of each the middle one counts. */
const found = ['前下摆臂胶套开裂', '前减震器漏油', '转向球头松动', '水管老化', '皮带开裂', '刹车盘磨损到极限', '排气管锈穿', '轮胎偏磨', '半轴防尘套破裂', '机脚胶老化'];

/** What is written at one seat stands at another by then. */
const WITHIN = 300;

const shownIn = async (/** @type {WindowDriver} */ driver, id) => (await (await driver.byTestId(id)).text()).replace(/\s+/g, ' ');
const nothingOver = (/** @type {WindowDriver} */ driver) =>
  driver.waitFor(() => driver.execute("return document.querySelector('.ant-modal-wrap') === null;"), 'nothing to lie over the page');

/** A stranger drives into the yard; answers the number of the visit. */
async function drivesIn(advisor) {
  await go(advisor, '/reception');
  await tap(advisor, 'walk-in');
  for (const [field, words] of [['plate', plate], ['make', '大众'], ['model', '朗逸'], ['name', customer], ['phone', '13800138000'], ['symptom', '过坎异响']]) {
    await fill(advisor, `walk-in-${field}`, words);
  }
  await picture(advisor, 'advisor-walk-in');
  await key(advisor, 'action-walk_in', keys.f8);
  await stage(advisor, 'checked_in');
  return Number((await advisor.url()).match(/visits\/(\d+)/)[1]);
}

/** Round the car with the customer: six photos, painted by the browser of another page, and a signature below them. */
async function checkIn(advisor, camera) {
  await fill(advisor, 'mileage', '38210');
  await tap(advisor, 'fuel-50');
  await tap(advisor, 'test-drive-allowed');
  await tap(advisor, 'valuables-reminded');
  await tap(advisor, 'walk-around-all-fine');
  await advisor.find(named('photos-walk_around'));
  const taken = [];
  for (const colour of ['#b3261e', '#2c6e37', '#274b8c', '#8a8a8a', '#c9b458', '#444444']) {
    taken.push(await photo(camera, `IMG_000${taken.length + 1}.JPG`, { colour }));
  }
  await choosePhotos(advisor, 'photo-files-walk_around', taken);
  const six = () => advisor.execute("return document.querySelectorAll('[data-testid=\"photos-walk_around\"] svg[data-turns] image').length === 6;");
  await advisor.waitFor(six, 'six photos with the host');
  await draw(advisor, `${named('confirm-signature')} svg`, [[0.2, 0.3], [0.35, 0.7], [0.5, 0.3], [0.7, 0.6]]);
  await picture(advisor, 'advisor-six-photos');
  await key(advisor, 'action-confirm_check_in', keys.f8);
  await stage(advisor, 'estimating');
}

/** One piece of labour at 1.2 h, one part. */
async function estimates(advisor) {
  const lines = [
    ['labour', '更换前稳定杆连杆', { 'line-hours': '1.2' }],
    ['part', '前稳定杆连杆', { 'line-unit': '根', 'line-quantity': '2', 'line-unit-price': '85' }],
  ];
  for (const [kind, name, figures] of lines) {
    await tap(advisor, 'add-line');
    await tap(advisor, `line-kind-${kind}`);
    await fill(advisor, 'line-name', name);
    for (const [field, figure] of Object.entries(figures)) await fill(advisor, field, figure);
    await key(advisor, 'line-save', keys.f2);
    await nothingOver(advisor);
    await advisor.waitFor(async () => (await shownIn(advisor, 'lines')).includes(name), name);
  }
  await picture(advisor, 'advisor-estimate');
  await key(advisor, 'action-issue_estimate', keys.f8);
  await stage(advisor, 'awaiting_authorisation');
}

/** The customer photographs the code on the advisor's screen. */
async function takesTheirPhone(advisor, browser) {
  await tap(advisor, 'own-phone-estimate');
  // A dialog that still fades in says nothing yet.
  const door = await advisor.waitFor(async () => (await shownIn(advisor, 'link-address')).trim(), 'the address of the code');
  await picture(advisor, 'advisor-code');
  const phone = await browser.open({ door, size: [390, 844], touch: true, locale: 'zh-CN' });
  await phone.getByTestId('own-phone').waitFor();
  await advisor.waitForText('客户已打开');
  return phone;
}

/** Yes to all of it, signed with a finger. */
async function answersAndSigns(phone) {
  await pagePicture(phone, 'phone-estimate');
  await phone.getByTestId('all-yes').tap();
  assert.equal(await phone.getByTestId('by-name').inputValue(), customer);
  await signWithFinger(phone, phone.getByTestId('signature'));
  await pagePicture(phone, 'phone-signed');
  await phone.getByTestId('send').tap();
  await phone.getByTestId('done').waitFor();
  await pagePicture(phone, 'phone-done');
  assert.deepEqual(phone.complaints, []);
  await phone.context().close();
}

/** The foreman, who has no part in this story, gives the labour to the technician. */
async function givesTheJob(/** @type {Asking} */ office, about) {
  const [job] = (await office.rpc('get_visit', about)).jobs;
  const { people } = await office.rpc('list_people');
  const { id } = people.find((one) => one.name === staff.technician.name);
  await office.rpc('assign_job', {
    job_id: job.id, version: job.version, technicians: [{ person_id: id, share: 10_000 }], bay_id: null, planned_start: null, planned_minutes: 60, note: '',
  });
  await office.rpc('release_to_repair', about);
  return job.id;
}

async function startsTheJob(tablet, job) {
  await pagePicture(tablet, 'tablet-job');
  await tablet.getByTestId(`action-start_job-${job}`).tap();
  await tablet.getByTestId(`action-finish_job-${job}`).waitFor();
}

/** Both run in the advisor's page. */
const isSaid = (words) => document.querySelector('[data-testid="findings"]')?.textContent.includes(words);
const isPhotographed = (words) =>
  [...document.querySelectorAll('[data-testid="findings"] > li')].some((one) => one.textContent.includes(words) && one.querySelector('svg[data-turns] image'));

/**
 * Something nobody had ordered is told at the car, and photographed where that is asked for. Answers how long after the
 * tablet had the host's answer it stood at the advisor's window: the words, and the photo.
 */
async function reports(tablet, advisor, job, words, photographed) {
  await tablet.getByTestId(`action-report_finding-${job}`).tap();
  const form = tablet.getByRole('dialog');
  await form.getByTestId('finding-text').fill(words);
  if (photographed) {
    await form.getByTestId('photo-camera-finding').setInputFiles(await photo(tablet, 'image.jpg', { colour: '#30302e' }));
    await form.locator('[data-testid="upload"][data-state="held"]').waitFor();
  }
  const send = form.getByTestId('action-report_finding').and(tablet.locator(':not([data-asleep])'));
  await send.waitFor();
  await rest(tablet);
  await pagePicture(tablet, 'tablet-finding');
  const parts = [['words', 'report_finding', isSaid], ...(photographed ? [['photo', 'add_photo', isPhotographed]] : [])];
  const drawn = [];
  for (const [part, , isThere] of parts) drawn.push(await watched(advisor, `${part} of ${words}`, isThere, words));
  const [sent] = await Promise.all([Promise.all(parts.map(([, command]) => answered(tablet, command))), send.tap()]);
  await form.waitFor({ state: 'detached' });
  const late = {};
  for (const [place, [part]] of parts.entries()) late[part] = Math.round((await drawn[place]()) - sent[place]);
  return late;
}

/** What was found waits for another day; the job is done, looked at, washed and billed. */
async function finishes(/** @type {Asking} */ office, about) {
  const visit = await office.rpc('get_visit', about);
  for (const { id, version } of visit.findings) {
    await office.rpc('decline_finding', {
      finding_id: id, version, by_name: customer, means: 'phone', reason: '下次再做', signature: null, signed_paper: '',
    });
  }
  const [job] = visit.jobs;
  await office.rpc('finish_job', { job_id: job.id, version: job.version, measurements: [], note: '' });
  await toTheTill(office, about);
}

/** At the other window: the car stands in the list of what is to be collected, and its money is taken. */
async function collects(till) {
  await go(till, '/cashier');
  await picture(till, 'till-list');
  await press(till, `${named('panel-to-collect')} [data-row], ${named('panel-to-collect')} li`);
  await stage(till, 'awaiting_settlement');
  await tap(till, 'payment-0-means-wechat');
  await fill(till, 'payment-0-amount', '314');
  await picture(till, 'till-payment');
  await key(till, 'action-take_payment', keys.f8);
  await stage(till, 'ready_for_delivery');
  await picture(till, 'till-paid');
}

test('one car from six photos at its arrival to the money at the till, at two windows, a tablet and the customer’s phone', (t) =>
  atItsSeats('seats', staff, async ({ office, advisor, till, tablet, browser }) => {
    const about = { work_order_id: await drivesIn(advisor) };
    const visit = () => office.rpc('get_visit', about);
    await checkIn(advisor, tablet);
    const { photos } = await office.rpc('list_photos', about);
    assert.deepEqual(photos.map((one) => [one.kind, one.taken_by_name]), Array.from({ length: 6 }, () => ['walk_around', staff.advisor.name]));
    await estimates(advisor);

    await answersAndSigns(await takesTheirPhone(advisor, browser));
    // Nobody pressed anything at the counter: the page below the code went on by itself.
    await advisor.press(keys.escape);
    await stage(advisor, 'awaiting_assignment');
    await nothingOver(advisor);
    await picture(advisor, 'advisor-answered');
    const agreed = await visit();
    assert.deepEqual(agreed.authorisations.map((one) => [one.approved, one.means]), [[true, 'own_phone'], [true, 'own_phone']]);
    assert.ok(agreed.consents[0].signature.strokes[0].length > 3);

    const job = await givesTheJob(office, about);
    await startsTheJob(tablet, job);
    await stage(advisor, 'in_repair');
    // What else this computer does just then, two engines and a browser among it, makes one of them late and not most. Of
    // these milliseconds the window gathers changes for 100; the words that come with a photo share the computer with it,
    // and are not counted.
    /** @type {{ words: number[], photo: number[] }} */
    const times = { words: [], photo: [] };
    for (const [place, words] of found.entries()) {
      const photographed = place % 2 === 0;
      const late = await reports(tablet, advisor, job, words, photographed);
      if (photographed) times.photo.push(late.photo);
      else times.words.push(late.words);
    }
    const said = `at the advisor's window after ms: ${JSON.stringify(times)}`;
    t.diagnostic(said);
    for (const all of Object.values(times)) assert.ok(all.toSorted((one, other) => one - other)[2] <= WITHIN, said);
    await picture(advisor, 'advisor-finding');
    await rest(tablet);
    await pagePicture(tablet, 'tablet-found');
    assert.deepEqual(await faultsOf(tablet), []);
    assert.deepEqual(tablet.complaints, []);

    await finishes(office, about);
    await stage(advisor, 'awaiting_settlement');
    await collects(till);
    // And so it is paid at the first window, which nobody touched since the finding.
    await stage(advisor, 'ready_for_delivery');
    await advisor.waitFor(async () => (await shownIn(advisor, 'visit-head')).includes('已收 314.00'), 'the money in the head of the visit');
    await picture(advisor, 'advisor-paid');
    assert.deepEqual((await visit()).payments.map((one) => [one.means, one.amount]), [['wechat', 31_400]]);
  }));
