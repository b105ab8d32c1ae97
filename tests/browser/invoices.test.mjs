import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { billed, toTheTill } from './support/billed.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, line } from './support/visits.mjs';

const firm = '91350100M000100Y43';
const template = new URL('./support/batch-template.xlsx', import.meta.url);

/** 200.00, paid and driven off. */
async function delivered(/** @type {Shop} */ shop) {
  const { about, visit } = await agreed(shop, '雨刮刮不干净', [line('part', '雨刮片', { unit_price: 20_000, specification: '24 寸' })]);
  await shop.rpc('release_to_repair', about);
  await toTheTill(shop, about);
  const [{ id, owed }] = (await visit()).settlements;
  await shop.rpc('take_payment', { settlement_id: id, owed, parts: [{ means: 'wechat', amount: owed, tendered: owed }] });
  await shop.rpc('deliver', {
    ...about, version: null, accepted_by: '曾小芳', means: 'on_paper', signature: null, old_parts_shown: true, items_returned: true,
    advice: '', next_service_on: null, next_service_km: null, mileage_out_km: null,
  });
  return { about, visit, sheet: id };
}

const presser = (page) => async (id) => {
  await awake(page);
  await page.getByTestId(id).click();
  await rest(page);
};

const invoicesOf = async (/** @type {Shop} */ shop, about) => (await shop.rpc('invoices_of_visit', about))[0];

test('an invoice is recorded at the sheet, reversed, and typed wrongly once', () =>
  atTheShop(async (shop) => {
    const { about, sheet } = await delivered(shop);
    const till = await shop.hire('林晓燕', ['cashier']);
    const page = await shop.open({ session: till });
    const press = presser(page);
    await go(page, '/invoices');
    await picture(page, 'invoices-empty');
    assert.deepEqual(await faultsOf(page), []);
    await go(page, `/visits/${about.work_order_id}`);
    await press('fold-money');
    await press(`sheet-${sheet}-invoice`);
    await page.getByTestId('invoice-number').fill('2644200000010000000');
    await page.getByTestId('buyer-title').fill('顺达物流有限公司');
    await page.getByTestId('buyer-is-person').click();
    await page.getByTestId('buyer-tax-number').fill(firm.toLowerCase());
    await press('invoice-send');
    await page.getByText('要 20 位数字，现在是 19 位').waitFor();
    await picture(page, 'invoices-nineteen');
    assert.deepEqual(await faultsOf(page), []);
    await page.getByTestId('invoice-number').fill('26442000000100000001');
    await page.getByTestId(`invoice-amount-${sheet}`).locator('input').fill('150');
    await press('invoice-send');
    await page.getByTestId(`sheet-${sheet}-invoices`).getByText('未开 50.00 元').waitFor();
    await picture(page, 'invoices-recorded');
    assert.deepEqual(await faultsOf(page), []);
    const [{ id }] = (await invoicesOf(shop, about)).invoices;

    await press(`invoice-${id}-red`);
    await page.getByTestId('invoice-number').fill('26442000000100000002');
    await picture(page, 'invoices-red');
    await press('invoice-send');
    await page.getByTestId(`sheet-${sheet}-invoices`).getByText('未开 200.00 元').waitFor();
    const red = (await invoicesOf(shop, about)).invoices[1];
    assert.deepEqual([red.amount, red.buyer_tax_number], [-15_000, firm]);
    await press(`invoice-${red.id}-back`);
    await page.getByTestId('reason').fill('号码输错');
    await press('reason-confirm');
    await page.getByTestId(`invoice-${red.id}`).getByText('已撤销登记').waitFor();
    await picture(page, 'invoices-taken-back');
    assert.deepEqual(await faultsOf(page), []);

    await go(page, '/invoices');
    await page.getByTestId('invoices-view-issued').click();
    await page.getByTestId('panel-issued').getByText('26442000000100000001').first().waitFor();
    await picture(page, 'invoices-issued');
    assert.deepEqual(await faultsOf(page), []);
    // The number with nineteen digits was refused.
    assert.deepEqual(page.complaints.filter((said) => !said.includes('422')), []);
  }));

test("the bureau's template goes out filled, and its result comes back", () =>
  atTheShop(async (shop) => {
    const { about, sheet } = await delivered(shop);
    const { settlements } = await shop.rpc('get_visit', about);
    const serial = settlements[0].number;
    const page = await shop.open({ session: shop.session });
    const press = presser(page);
    await go(page, '/invoices');
    await page.getByTestId('all-sheets').click();
    await page.getByTestId('panel-to-invoice').getByText(serial).waitFor();
    await page.getByTestId('panel-to-invoice').locator('tbody .ant-checkbox').first().click();
    await rest(page);
    await picture(page, 'invoices-chosen');
    assert.deepEqual(await faultsOf(page), []);
    await press('batch-chosen');
    await page.getByTestId('batch-checks').getByText('没有抬头').waitFor();
    await picture(page, 'invoices-batch-wrong');
    assert.deepEqual(await faultsOf(page), []);
    await press(`title-${sheet}`);
    await page.getByTestId('title-form').getByTestId('buyer-title').fill('顺达物流有限公司');
    await page.getByTestId('title-form').getByTestId('buyer-tax-number').fill(firm);
    await picture(page, 'invoices-title');
    await press('title-save');
    await page.getByTestId('batch-checks').getByText('税号没有填').waitFor({ state: 'detached' });
    await page.getByTestId('title-form').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByTestId('batch-form').waitFor({ state: 'detached' });

    await press('tax-codes');
    await page.getByTestId('code-part').fill('1090511010000000000');
    await picture(page, 'invoices-codes');
    await press('codes-save');
    await press('batch-chosen');
    await page.getByTestId('batch-checks').getByText('可以开').waitFor();
    await page.getByTestId('batch-file').setInputFiles({
      name: '批量开票模板.xlsx', mimeType: 'application/octet-stream', buffer: await readFile(template),
    });
    const saved = page.waitForEvent('download');
    await press('batch-send');
    const download = await saved;
    assert.equal(download.suggestedFilename(), '批量开票模板.xlsx');
    if (process.env.WORKBAY_PICTURES) await download.saveAs(`${process.env.WORKBAY_PICTURES}/filled.xlsx`);
    await page.getByText('已填好 1 张').waitFor();
    await picture(page, 'invoices-batch-made');
    assert.deepEqual(await faultsOf(page), []);
    await page.keyboard.press('Escape');

    await press('invoice-results');
    const said = ['发票流水号,发票类型,数电发票号码,开票日期,价税合计,税额,购买方名称,购买方纳税人识别号,失败原因'];
    const { issued_at } = settlements[0];
    const day = new Date(Date.parse(issued_at) + 8 * 3_600_000).toISOString().slice(0, 10);
    said.push(`${serial},普通发票,26442000000100000007,${day},200.00,23.01,顺达物流有限公司,${firm},`);
    said.push(`${serial},普通发票,,${day},,,顺达物流有限公司,${firm},流水号重复`);
    await page.getByTestId('results-file').setInputFiles({
      name: '开票结果.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${said.join('\r\n')}`),
    });
    await page.getByTestId('results').getByText('流水号重复').waitFor();
    await picture(page, 'invoices-results');
    assert.deepEqual(await faultsOf(page), []);
    await press('results-keep');
    await page.getByTestId('panel-to-invoice').getByText(serial).waitFor({ state: 'detached' });
    assert.deepEqual([(await invoicesOf(shop, about)).left, (await invoicesOf(shop, about)).invoices[0].tax], [0, 2_301]);

    // A sheet that is voided names its invoices as still to be reversed.
    const [{ received, on_account }] = (await shop.rpc('get_visit', about)).settlements;
    await shop.rpc('void_settlement', { settlement_id: sheet, received, on_account, reason: '多收了' });
    await page.getByTestId('panel-to-reverse').getByText(serial).waitFor();
    await picture(page, 'invoices-to-reverse');
    assert.deepEqual(page.complaints, []);
    for (const [language, size] of /** @type {[string, number[]][]} */ ([['zh-CN', [1024, 768]], ['en', [1366, 768]]])) {
      const other = await shop.open({ session: shop.session, language, size });
      await go(other, '/invoices');
      await picture(other, `invoices-to-reverse-${language}`);
      assert.deepEqual(await faultsOf(other), []);
      await other.getByTestId('invoices-view-issued').click();
      await other.getByTestId('panel-issued').getByText('26442000000100000007').first().waitFor();
      await picture(other, `invoices-issued-${language}`);
      assert.deepEqual(await faultsOf(other), []);
    }
  }));

test('prepaid money is invoiced as it comes in, and the sheet it pays is not', () =>
  atTheShop(async (shop) => {
    const visit = await billed(shop);
    const { customer, settlements } = await visit();
    const [{ id: sheet, number }] = settlements;
    const topUp = (held, amount, gift) =>
      shop.rpc('top_up_stored_value', {
        customer_id: customer.id, held, means: 'wechat', amount, tendered: amount, gift, reason: '老客户',
      });
    const { number: first } = await topUp(0, 100_000, 10_000);
    await topUp(110_000, 20_000, 0);
    /** @type {CommandRequest<'save_package'>['package_items'][number]} */
    const priced = {
      times: 3, amount: 0, item: null, kind: 'part', code: '', name: '机油保养', unit: '次', quantity: 1000, hours: 0,
      unit_price: 30_000, price_basis: 'tax_included', tax_rate: 1300,
    };
    await shop.rpc('save_package', {
      id: null, version: 0, name: '机油保养三次卡', price: 80_000, package_items: [priced], valid_months: 12, valid_km: null,
      vehicle_bound: false, active: true,
    });
    await shop.rpc('sell_contract', {
      service_package_id: 1, version: 1, customer_id: customer.id, vehicle_id: null, start_km: null,
      parts: [{ means: 'cash', amount: 80_000, tendered: 80_000, voucher: null }], signed_by: '', signature: null,
    });
    const owed = settlements[0].owed;
    const part = (means, amount) => ({ means, amount, tendered: amount });
    await shop.rpc('take_payment', {
      settlement_id: sheet, owed, parts: [part('stored_value', 50_000), part('cash', owed - 50_000)],
    });

    const page = await shop.open({ session: shop.session });
    const press = presser(page);
    await go(page, '/invoices');
    await page.getByTestId('all-sheets').click();
    const prepaid = page.getByTestId('panel-prepaid');
    await prepaid.getByText('机油保养三次卡').waitFor();
    await page.getByTestId('panel-to-invoice').getByText(number).waitFor();
    const left = (await shop.rpc('to_be_invoiced', { before: null, wanted: false })).rows[0].left;
    assert.equal(left, owed - 50_000);
    await picture(page, 'invoices-prepaid');
    assert.deepEqual(await faultsOf(page), []);

    // Two receipts on one ordinary invoice; a special one is not offered.
    for (const row of [1, 2]) await prepaid.locator('tbody .ant-checkbox').nth(row).click();
    await press('record-prepaid');
    await page.getByTestId('invoice-number').fill('26442000000100000011');
    await picture(page, 'invoices-prepaid-record');
    assert.equal(await page.getByTestId('invoice-tax').count(), 0);
    await page.getByTestId('invoice-kind').click();
    assert.deepEqual(await page.locator('.ant-select-item-option').allInnerTexts(), [
      '数电普通发票', '电子普通发票（旧）', '纸质普通发票',
    ]);
    await page.locator('.ant-select-item-option').first().click();
    assert.deepEqual(await faultsOf(page), []);
    await press('invoice-send');
    await prepaid.getByText(first).waitFor({ state: 'detached' });

    // The template takes the package with its rate left to be chosen.
    await prepaid.locator('tbody .ant-checkbox').first().click();
    await press('batch-prepaid');
    await page.getByTestId('batch-checks').getByText('请在模板里选“不征税”').waitFor();
    await picture(page, 'invoices-prepaid-batch');
    assert.deepEqual(await faultsOf(page), []);
    await page.keyboard.press('Escape');

    // A part of what was invoiced goes back.
    const { balance, movements } = await shop.rpc('get_stored_value', { customer_id: customer.id });
    const paid = movements.find((one) => one.number === first);
    await shop.rpc('refund_stored_value', {
      payment_id: paid.id, held: balance.total, amount: 30_000, means: 'wechat', reason: '不再来了',
    });
    await page.getByTestId('panel-prepaid-to-reverse').getByText(first).waitFor();
    await picture(page, 'invoices-prepaid-to-reverse');
    for (const [language, size] of /** @type {[string, number[]][]} */ ([['zh-CN', [1024, 768]], ['en', [1366, 768]], ['en', [1024, 768]]])) {
      const other = await shop.open({ session: shop.session, language, size });
      await go(other, '/invoices');
      await other.getByTestId('all-sheets').click();
      await other.getByTestId('panel-prepaid').waitFor();
      await picture(other, `invoices-prepaid-${language}-${size[0]}`);
      assert.deepEqual(await faultsOf(other), []);
      await other.getByTestId('invoices-view-issued').click();
      await other.getByTestId('panel-issued').getByText('26442000000100000011').first().waitFor();
      await picture(other, `invoices-prepaid-issued-${language}-${size[0]}`);
      assert.deepEqual(await faultsOf(other), []);
      await go(other, '/settings/shop');
      await other.getByTestId('shop-prepaid_invoicing').scrollIntoViewIfNeeded();
      await picture(other, `invoices-prepaid-setting-${language}-${size[0]}`);
      assert.deepEqual(await faultsOf(other), []);
    }

    // A shop that sells packages as services says so once.
    await go(page, '/settings/shop');
    await page.getByTestId('shop-prepaid_invoicing').getByText('消费时开').click();
    await press('action-save_shop');
    const { total } = (await shop.rpc('get_stored_value', { customer_id: customer.id })).balance;
    await topUp(total, 1_000, 0);
    const { rows } = await shop.rpc('prepaid_to_be_invoiced', { before: null, wanted: false });
    assert.equal(rows.length, 1, 'only the package of before');
    assert.deepEqual(page.complaints, []);
  }));
