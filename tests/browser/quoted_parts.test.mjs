import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { openDoor } from './support/doors.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { bin, opened, ordered, part, supplier, takes, works } from './support/store.mjs';
import { checkedIn, owner } from './support/visits.mjs';

/** The stories' shop begins on the 2nd of March. */
const inThreeDays = '2026-03-05';

test('a part that is not there is quoted with its day, at the answers and on the phone; another one in its place is asked of the customer', () =>
  atTheShop(async (shop) => {
    await openDoor(shop);
    const shelf = await bin(shop, 'A1', '制动');
    const pads = await part(shop, 'ZDP06A', '前制动片 A', {}, { bin_id: shelf.id });
    const other = await part(shop, 'ZDP06B', '前制动片 B', { unit_price: 9_900 }, { bin_id: shelf.id });
    await opened(shop, pads, shelf.id, 1);
    await opened(shop, other, shelf.id, 4);
    const { id: van } = await supplier(shop, '广源配件');
    await ordered(shop, van, pads, 4, inThreeDays);

    const id = await checkedIn(shop, await owner(shop, '曾小芳', '粤B54321', '13926451234'), '刹车异响');
    await works(shop, id, '更换前制动片');
    const mine = await takes(shop, id, pads, 2);
    const visit = () => shop.rpc('get_visit', { work_order_id: id });
    await shop.rpc('issue_estimate', { work_order_id: id, version: (await visit()).order.version });
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${id}`);
    await page.getByTestId(`answer-${mine}-stock`).getByText(/到齐/).waitFor();
    await rest(page);
    await picture(page, 'quoted-answers');
    assert.deepEqual(await faultsOf(page), []);

    // The customer is told the day, and not how many there are.
    await page.getByTestId('own-phone-estimate').click();
    await page.getByTestId('link-address').waitFor();
    const door = (await page.getByTestId('link-address').innerText()).trim();
    const phone = await shop.open({ door, size: [390, 844], touch: true, locale: 'zh-CN' });
    await phone.getByTestId(`line-${mine}-promise`).getByText(/预计.*到货/).waitFor();
    assert.equal(await phone.getByText('库存').count(), 0);
    await picture(phone, 'quoted-phone');
    assert.deepEqual(phone.complaints, []);
    await page.keyboard.press('Escape');

    const { lines } = await visit();
    await shop.rpc('record_answers', {
      work_order_id: id, by_name: '曾小芳', means: 'phone', signature: null, paper: '',
      answers: lines.map((one) => ({ line_id: one.id, approved: true, amount: one.amount, reason: '' })),
    });
    await page.getByTestId(`answer-${mine}-stock`).waitFor({ state: 'detached' });
    // A cheaper one lies there: the customer is asked, and said no to at first.
    const asks = async () => {
      // What was agreed to is folded from then on.
      const folded = page.getByTestId('fold-lines');
      if ((await folded.getAttribute('aria-expanded')) === 'false') await folded.click();
      await page.getByTestId(`substitute-${mine}`).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').fill('ZDP06B');
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '前制动片 B' }).click();
      await page.getByTestId('substitute-asks').waitFor();
    };
    await asks();
    await rest(page);
    await picture(page, 'substitute-asks');
    assert.deepEqual(await faultsOf(page), []);
    await page.getByTestId('substitute-answer-decline').click();
    await page.getByTestId('substitute-declined').fill('等原来的');
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('substitute-form').waitFor({ state: 'detached' });
    const stands = async () => (await visit()).lines.find((one) => one.id === mine).state;
    assert.equal(await stands(), 'approved');
    await asks();
    await page.getByTestId('substitute-answer-approve').click();
    await picture(page, 'substitute-agreed');
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('substitute-form').waitFor({ state: 'detached' });
    await until(async () => (await stands()) === 'superseded', 'the other part to take its place');
    const said = (await visit()).authorisations.slice(-2);
    assert.deepEqual(said.map((one) => [one.approved, one.by_name, one.means, one.reason]), [[false, '曾小芳', 'phone', '等原来的'], [true, '曾小芳', 'phone', '']]);
    await rest(page);
    await picture(page, 'substitute-done');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }));

test('while a booking is made the parts say what there is of them, and so does its page', () =>
  atTheShop(async (shop) => {
    const shelf = await bin(shop, 'A1', '制动');
    const pads = await part(shop, 'ZDP06A', '前制动片 A', { brand: '布雷博' }, { bin_id: shelf.id });
    await opened(shop, pads, shelf.id, 3);
    const page = await shop.open({ session: shop.session });
    await go(page, '/bookings/new');
    await page.getByTestId('book-item').fill('ZDP06A');
    const offer = page.getByText('前制动片 A 布雷博');
    await offer.waitFor();
    await page.getByText('可用 3 个').waitFor();
    await picture(page, 'booking-parts-offered');
    await offer.click();
    const { id } = await shop.rpc('book_appointment', {
      channel: 'phone', customer_id: null, vehicle_id: null, contact_name: '张小芳', contact_phone: '13800138000', plate: '粤B66666', model: '', symptom: '',
      items: ['前制动片 A'], starts_at: '2026-03-03T02:00:00Z', minutes: 60, advisor_id: null, bay_id: null, estimate: 38_000,
      over_capacity: true,
    });
    await go(page, `/bookings/${id}`);
    await page.getByTestId(`wanted-part-${pads}`).getByText('可用 3 个').waitFor();
    await rest(page);
    await picture(page, 'booking-parts');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }));
