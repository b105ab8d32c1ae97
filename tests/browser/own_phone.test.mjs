import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billed } from './support/billed.mjs';
import { openDoor } from './support/doors.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { offered, owner } from './support/visits.mjs';

/** The code that the counter shows, and the customer's phone before it. */
async function phoneOf(shop, page, thing, wish) {
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
      work_order_id, by_name: '张小芳', means: 'phone', answers: [{ line_id: pads.id, approved: true, amount: pads.amount, reason: '' }],
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
