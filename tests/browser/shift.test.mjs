import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toTheTill } from './support/billed.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, line } from './support/visits.mjs';

const presser = (page) => async (id) => {
  await page.getByTestId(id).click();
  await rest(page);
};

test('a cashier opens a shift, takes cash, counts ten yuan too few, explains it and prints', () =>
  atTheShop(async (shop) => {
    const { about, visit } = await agreed(shop, '雨刮刮不干净', [line('part', '雨刮片', { unit_price: 12_000 })]);
    await shop.rpc('release_to_repair', about);
    await toTheTill(shop, about);
    const session = await shop.hire('林晓燕', ['cashier']);
    const page = await shop.open({ session });
    const press = presser(page);

    await go(page, '/cashier');
    await page.getByTestId('shift-open').waitFor();
    await picture(page, 'shift-none');
    await press('shift-open');
    await page.getByTestId('opening-float').locator('input').fill('200');
    await picture(page, 'shift-opening');
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('shift-since').waitFor();

    const [{ id, owed }] = (await visit()).settlements;
    /** @type {CommandRequest<'take_payment'>} */
    const paid = { settlement_id: id, owed, parts: [{ means: 'cash', amount: owed, tendered: owed, voucher: null }] };
    // From the cashier's seat at another station: it belongs to the same shift.
    const seated = shop.session;
    shop.session = session;
    await shop.rpc('take_payment', paid);
    shop.session = seated;
    await page.getByText('不显示现金').waitFor();
    await press('shift-move');
    await page.getByTestId('cash-direction-pay_out').click();
    await page.getByTestId('cash-amount').locator('input').fill('50');
    await page.getByTestId('cash-reason').fill('买打印纸');
    await picture(page, 'shift-moving');
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText('买打印纸').waitFor();
    await rest(page);
    assert.deepEqual(await faultsOf(page), []);
    await picture(page, 'shift-open');

    // 200 + 120 − 50: nobody says so before the drawer is counted.
    await press('shift-close');
    assert.equal(await page.getByText('270.00').count(), 0, 'who counts is not told what should be there');
    // Number keys and Enter alone: two hundreds, one fifty, one ten.
    for (const pieces of ['2', '1', '', '1']) {
      await page.keyboard.type(pieces);
      await page.keyboard.press('Enter');
    }
    assert.match(await page.getByTestId('counted-total').innerText(), /260\.00/);
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText('270.00').waitFor();
    await page.getByTestId('shift-explanation').fill('找零多给了十元');
    await picture(page, 'shift-counted');
    assert.deepEqual(await faultsOf(page), []);
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('close-shift-form').waitFor({ state: 'detached' });
    await page.locator('.ant-drawer canvas').first().waitFor();
    await rest(page);
    await picture(page, 'shift-paper');
    await page.keyboard.press('Escape');
    await page.getByTestId('shift-open').waitFor();

    await go(page, '/shifts');
    await page.getByTestId('panel-shifts').getByText('找零多给了十元').waitFor();
    assert.match(await page.getByTestId('report-taken').innerText(), /120\.00/);
    await rest(page);
    await picture(page, 'shift-page');
    assert.deepEqual(await faultsOf(page), []);
    await page.setViewportSize({ width: 1024, height: 768 });
    await rest(page);
    await picture(page, 'shift-page-1024');
    assert.deepEqual(await faultsOf(page), []);
    await page.getByTestId('report-span-month').click();
    await rest(page);
    assert.match(await page.getByTestId('report-billed').innerText(), /120\.00/);
  }));
