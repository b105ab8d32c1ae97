import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billed } from './support/billed.mjs';
import { openDoor } from './support/doors.mjs';
import { photo } from './support/photos.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, line, offered, owner } from './support/visits.mjs';

/** The code that the counter shows, and the customer's phone before it. */
async function phoneOf(/** @type {Shop} */ shop, page, thing, wish = {}) {
  await page.getByTestId(`own-phone-${thing}`).click();
  await page.getByTestId('link-address').waitFor();
  await page.getByText('还没有打开').waitFor();
  await picture(page, `own-phone-code-${thing}`);
  const door = (await page.getByTestId('link-address').innerText()).trim();
  assert.match(door, /^https:\/\/127\.0\.0\.1:\d+\/c\/[\w-]{22}$/);
  const phone = await shop.open({ door, size: [390, 844], touch: true, locale: 'zh-CN', ...wish });
  await phone.getByTestId('own-phone').waitFor();
  await page.getByTestId('link-opened').getByText('客户已打开').waitFor();
  return phone;
}

async function sign(phone) {
  const pad = phone.getByTestId('signature');
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await pad.boundingBox();
  await phone.mouse.move(x + width * 0.2, y + height * 0.3);
  await phone.mouse.down();
  for (const [across, down] of [[0.3, 0.7], [0.4, 0.3], [0.6, 0.6], [0.8, 0.4]]) await phone.mouse.move(x + width * across, y + height * down);
  await phone.mouse.up();
}

test('the customer photographs the code, says yes and no, signs, and the counter sees it', () =>
  atTheShop(async (shop) => {
    await openDoor(shop);
    const car = await owner(shop, '张小芳', '粤B12345');
    const { work_order_id, visit } = await offered(shop, car, ['更换前刹车片', '更换机油']);
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    const phone = await phoneOf(shop, page, 'estimate');
    await page.getByTestId('link-opened').getByText('已').waitFor();
    await picture(page, 'own-phone-opened');
    const [pads, oil] = (await visit()).lines;
    await phone.getByTestId(`line-${pads.id}-yes`).click();
    await phone.getByTestId(`line-${oil.id}-no`).click();
    await picture(phone, 'phone-estimate');
    // Without a reason and a name under it nothing goes out.
    await phone.getByTestId('send').click();
    assert.equal((await visit()).authorisations.length, 0);
    await phone.getByTestId(`line-${oil.id}-reason`).fill('以后再做');
    assert.equal(await phone.getByTestId('by-name').inputValue(), '张小芳');
    await sign(phone);
    await picture(phone, 'phone-signed');
    await phone.getByTestId('send').click();
    await phone.getByTestId('done').waitFor();
    await picture(phone, 'phone-done');
    const kept = await visit();
    assert.deepEqual(kept.authorisations.map((one) => [one.approved, one.means, one.reason]), [[true, 'own_phone', ''], [false, 'own_phone', '以后再做']]);
    assert.equal(kept.order.stage, 'awaiting_assignment');
    assert.ok(kept.consents[0].signature.strokes[0].length > 3);
    // The dialog lay over the page that knows it by now; nobody pressed anything.
    await page.keyboard.press('Escape');
    await page.getByTestId('own-phone-estimate').waitFor({ state: 'detached' });
    await rest(page);
    await picture(page, 'own-phone-answered');
    await page.getByText('客户手机').first().waitFor();
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual([phone.complaints, page.complaints], [[], []]);
  }));

test('what the maker pays is told on the phone and agreed to along with the rest, unless the customer says no', () =>
  atTheShop(async (shop) => {
    await openDoor(shop);
    const { work_order_id, visit } = await offered(shop, await owner(shop, '张小芳', '粤B12345'), ['更换前刹车片']);
    for (const name of ['更换水泵', '更换节温器']) {
      await shop.rpc('add_line', { work_order_id, figures: line('labour', name, { hours: 100, unit: '工时', category: 'free', payer: 'manufacturer', payer_name: '福特' }), finding_id: null, walk_around_code: null });
    }
    await shop.rpc('issue_estimate', { work_order_id, version: (await visit()).order.version });
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    const phone = await phoneOf(shop, page, 'estimate');
    const [pads, pump, thermostat] = (await visit()).lines;
    await phone.getByTestId(`line-${pump.id}-along`).waitFor();
    assert.equal(await phone.getByTestId(`line-${pads.id}-along`).count(), 0);
    await sign(phone);
    // What others pay is no answer of the customer's: nothing goes out on it alone.
    await phone.getByTestId('send').click();
    assert.deepEqual((await visit()).authorisations, []);
    await phone.getByTestId(`line-${thermostat.id}-no`).click();
    await phone.getByTestId(`line-${thermostat.id}-reason`).fill('不急');
    await phone.getByTestId(`line-${pads.id}-yes`).click();
    await picture(phone, 'phone-others-pay');
    await phone.getByTestId('send').click();
    await phone.getByTestId('done').waitFor();
    const said = (await visit()).authorisations.map((one) => [one.line_id, one.approved]);
    assert.deepEqual(said.toSorted(), [[pads.id, true], [pump.id, true], [thermostat.id, false]].toSorted());
    assert.deepEqual(phone.complaints, []);
  }));

test('an estimate that changes under the finger is said, and nothing of the old one is kept', () =>
  atTheShop(async (shop) => {
    await openDoor(shop);
    const car = await owner(shop, '张小芳', '粤B12345');
    const { work_order_id, visit } = await offered(shop, car, ['更换前刹车片', '更换机油']);
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    const phone = await phoneOf(shop, page, 'estimate');
    await phone.getByTestId('all-yes').click();
    await sign(phone);
    const [pads] = (await visit()).lines;
    await shop.rpc('record_answers', {
      work_order_id, by_name: '张小芳', means: 'phone', signature: null, paper: '', answers: [{ line_id: pads.id, approved: true, amount: pads.amount, reason: '' }],
    });
    await phone.getByTestId('send').click();
    await phone.getByTestId('notice').getByText('报价已更改').waitFor();
    await picture(phone, 'phone-changed');
    assert.equal((await visit()).authorisations.length, 1);
    // The browser says of a refusal what it says of every answer that is none.
    phone.complaints.length = 0;
    // The counter takes it back: the phone shows nothing any more.
    await page.getByTestId('action-end_customer_link').click();
    await page.getByTestId('link-over').waitFor();
    await picture(page, 'own-phone-ended');
    await phone.reload();
    await phone.getByText('已经失效').waitFor();
    await picture(phone, 'phone-over');
  }));

test('a revision is said on the phone by itself, nothing of the old one is shown any more, and its own code shows the new one', () =>
  atTheShop(async (shop) => {
    await openDoor(shop);
    const { work_order_id, visit } = await offered(shop, await owner(shop, '张小芳', '粤B12345'), ['更换前刹车片', '更换机油']);
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    const phone = await phoneOf(shop, page, 'estimate');
    const [pads] = (await visit()).lines;
    await phone.getByTestId('all-yes').click();
    await sign(phone);

    await shop.rpc('add_line', { work_order_id, figures: line('labour', '更换前刹车盘', { hours: 100, unit: '工时' }), finding_id: null, walk_around_code: null });
    const { number } = await shop.rpc('issue_estimate', { work_order_id, version: (await visit()).order.version });
    // Nobody presses anything: the page asks every 15 seconds how things stand.
    await phone.getByTestId('notice').getByText('报价已更改').waitFor({ timeout: 30_000 });
    await picture(phone, 'phone-revised');
    // Pressed now it leads to what has to be looked at first, and sends nothing.
    await phone.getByTestId('send').click();
    await phone.locator('[data-testid="notice-button"]:focus').waitFor();
    assert.deepEqual((await visit()).authorisations, []);

    await phone.reload();
    await phone.getByTestId('changed').getByText('已由新的报价代替').waitFor();
    await picture(phone, 'phone-revised-reloaded');
    assert.equal(await phone.getByTestId(`line-${pads.id}-yes`).count(), 0, 'the old one is not answered any more');
    assert.deepEqual(phone.complaints, []);

    await page.keyboard.press('Escape');
    await page.getByTestId('link-address').waitFor({ state: 'detached' });
    const anew = await phoneOf(shop, page, 'estimate');
    await anew.getByText(number).waitFor();
    for (const { id } of (await visit()).lines) await anew.getByTestId(`line-${id}-yes`).waitFor();
    await picture(anew, 'phone-revision');
    assert.deepEqual([anew.complaints, page.complaints], [[], []]);
  }));

test('a customer follows the car, reads the sheet and keeps it as printed', () =>
  atTheShop(async (shop) => {
    await openDoor(shop);
    const visit = await billed(shop);
    const work_order_id = (await visit()).order.id;
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    const sheet = await phoneOf(shop, page, 'sheet');
    await sheet.getByText('发电机总成').waitFor();
    await sheet.getByTestId('open-paper').waitFor();
    await picture(sheet, 'phone-sheet');
    const paper = await sheet.evaluate(async () => {
      const answer = await fetch(`${location.pathname}/sheet.pdf`);
      return [answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition').includes('.pdf')];
    });
    assert.deepEqual(paper, [200, 'application/pdf', true]);
    await page.keyboard.press('Escape');
    const progress = await phoneOf(shop, page, 'progress', { locale: 'en-GB', size: [320, 568] });
    await progress.getByTestId('step-ready').waitFor();
    await picture(progress, 'phone-progress-en');
    assert.deepEqual([sheet.complaints, progress.complaints], [[], []]);
  }));

test('with the door shut the counter is told what to do, and no code is shown', () =>
  atTheShop(async (shop) => {
    const car = await owner(shop, '张小芳', '粤B12345');
    const { work_order_id } = await offered(shop, car, ['更换前刹车片']);
    const page = await shop.open({ session: shop.session, language: 'en', size: [1024, 768] });
    await go(page, `/visits/${work_order_id}`);
    await page.getByTestId('own-phone-estimate').click();
    await page.getByTestId('link-shut').waitFor();
    await picture(page, 'own-phone-shut-en');
    assert.equal(await page.getByTestId('link-address').count(), 0);
    await openDoor(shop);
    await page.getByTestId('link-address').waitFor();
    await picture(page, 'own-phone-code-en');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }));

/** The phone leaves the network of the shop and finds it again: it asks at once how things stand. */
async function backOnLine(phone) {
  await phone.context().setOffline(true);
  await phone.context().setOffline(false);
}

test('of an answer whose reply was lost the phone asks first, and tells nobody that it was not sent', () =>
  atTheShop(async (shop) => {
    await openDoor(shop);
    const counter = await shop.open({ session: shop.session });
    const begin = async (name, plate) => {
      const { work_order_id, visit } = await offered(shop, await owner(shop, name, plate), ['更换前刹车片', '更换机油']);
      await go(counter, `/visits/${work_order_id}`);
      const phone = await phoneOf(shop, counter, 'estimate');
      await counter.keyboard.press('Escape');
      const [pads, oil] = (await visit()).lines;
      return { phone, visit, work_order_id, pads, oil };
    };
    // The shop keeps it, and its reply goes astray.
    const lose = (phone) => phone.route('**/rpc/answer_on_own_phone', async (route) => {
      await route.fetch();
      await route.abort();
    });
    const answers = async (visit) => (await visit()).authorisations.map((one) => one.approved);

    const { phone, visit, pads, oil } = await begin('张小芳', '粤B12345');
    await lose(phone);
    await phone.route('**/rpc/customer_page', (route) => route.abort());
    await phone.getByTestId(`line-${pads.id}-yes`).click();
    await phone.getByTestId(`line-${oil.id}-no`).click();
    await phone.getByTestId(`line-${oil.id}-reason`).fill('以后再做');
    await sign(phone);
    await phone.getByTestId('send').click();
    await phone.getByTestId('notice').getByText('还没有收到店里的回音').waitFor();
    assert.deepEqual(await answers(visit), [true, false]);
    await phone.getByTestId(`line-${oil.id}-yes`).click();
    await phone.unroute('**/rpc/customer_page');
    await phone.getByTestId('send').click();
    await phone.getByTestId('done').getByText('您后来改的没有提交').waitFor();
    await picture(phone, 'phone-edited-after');
    await phone.getByTestId(`line-${oil.id}-answer`).getByText('以后再做').waitFor();
    assert.equal(await phone.getByTestId('notice').count(), 0);
    assert.deepEqual(await answers(visit), [true, false]);

    // With the line there still it asks before it says anything.
    const second = await begin('李小红', '粤B22345');
    await lose(second.phone);
    await second.phone.getByTestId('all-yes').click();
    await sign(second.phone);
    await second.phone.getByTestId('send').click();
    await second.phone.getByTestId('done').getByText('已有答复，和您提交的一样').waitFor();
    await picture(second.phone, 'phone-arrived');
    assert.deepEqual(await answers(second.visit), [true, true]);

    // Nobody is thanked for what the counter wrote down.
    const third = await begin('王小明', '粤B32345');
    await shop.rpc('record_answers', {
      work_order_id: third.work_order_id, by_name: '王小明', means: 'phone', signature: null, paper: '',
      answers: [third.pads, third.oil].map((one) => ({ line_id: one.id, approved: true, amount: one.amount, reason: '' })),
    });
    await backOnLine(third.phone);
    await third.phone.getByTestId('notice-button').click();
    assert.match(await third.phone.getByTestId('done').innerText(), /这份报价已有答复/);
    await picture(third.phone, 'phone-answered-elsewhere');
  }));

test('a photo that did not come is asked for again by a press, and when the line is back', () =>
  atTheShop(async (shop) => {
    await openDoor(shop);
    const { about, visit } = await agreed(shop, '刹车异响', [line('labour', '更换前制动片', { hours: 100, unit: '工时' })]);
    const [job] = (await visit()).jobs;
    await shop.rpc('assign_job', {
      job_id: job.id, version: job.version, technicians: [{ person_id: shop.me, share: 10_000 }], bay_id: null, planned_start: null, planned_minutes: 60, note: '',
    });
    await shop.rpc('release_to_repair', about);
    const finding = await shop.rpc('report_finding', { ...about, job_id: job.id, text: '前下摆臂胶套开裂', suggestion: '更换', urgency: 'soon' });
    const page = await shop.open({ session: shop.session });
    const { buffer } = await photo(page, 'image.jpg', { colour: '#b3261e' });
    const { id } = await shop.rpc('add_photo', { ...about, checked_in_at: null, kind: 'finding', finding_id: finding.id, job_id: null, item: '', damage_mark: '', caption: '胶套', content: buffer.toString('base64') });
    await shop.rpc('add_line', { ...about, figures: line('labour', '更换前下摆臂', { hours: 100, unit: '工时' }), finding_id: finding.id, walk_around_code: null });
    await shop.rpc('issue_estimate', { ...about, version: (await visit()).order.version });
    await go(page, `/visits/${about.work_order_id}`);
    const phone = await phoneOf(shop, page, 'estimate');
    const photos = /\/c\/[\w-]+\/photos\//;
    const begin = async () => {
      await phone.route(photos, (route) => route.abort());
      await phone.reload();
      await phone.locator('.thumb.missing').waitFor();
    };
    const thumb = phone.getByTestId(`photo-${id}`);
    await begin();
    await thumb.scrollIntoViewIfNeeded();
    await picture(phone, 'phone-photo-missing');
    await thumb.click();
    await phone.getByTestId('photo-again').waitFor();
    await picture(phone, 'phone-photo-again');
    // That it is best done soon is said in words, not by a colour alone.
    assert.match(await phone.locator('.soon').innerText(), /尽快处理/);
    // In vain, and then not.
    await phone.getByTestId('photo-again').click();
    await phone.getByTestId('photo-again').waitFor();
    await phone.unroute(photos);
    await phone.getByTestId('photo-again').click();
    await phone.getByTestId('photo-again').waitFor({ state: 'detached' });
    await picture(phone, 'phone-photo-came');
    await phone.getByTestId('photo-close').click();
    await phone.locator('.thumb:not(.missing)').waitFor();
    await begin();
    await phone.unroute(photos);
    await backOnLine(phone);
    await phone.locator('.thumb:not(.missing)').waitFor();
    await picture(phone, 'phone-photo-thumb');
  }));
