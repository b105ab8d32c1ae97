import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { offered, owner } from './support/visits.mjs';

/** A stroke as a hand draws it: from the left below to the right above, as who signs sees it. */
async function rising(page, pad, { turned = false } = {}) {
  const { x, y, width, height } = await pad.boundingBox();
  const at = ([across, down]) => (turned ? [x + width * (1 - across), y + height * (1 - down)] : [x + width * across, y + height * down]);
  await page.mouse.move(...at([0.2, 0.8]));
  await page.mouse.down();
  for (const place of [[0.4, 0.6], [0.6, 0.4], [0.8, 0.2]]) await page.mouse.move(...at(place));
  await page.mouse.up();
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
    await page.getByTestId('signature-turn').click();
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
