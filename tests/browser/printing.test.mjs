// What the cashier prints comes out of the printer without a detour: a printer that
// is off and then on, one that refuses, and the sheet that says it is printed again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { billed } from './support/billed.mjs';
import { openPrinters } from '../window/printers.mjs';
import { atTheShop, go, picture, rest } from './support/station.mjs';

const atThePrinters = async (/** @type {(shop: Shop, printers: Awaited<ReturnType<typeof openPrinters>>) => Promise<unknown>} */ story) => {
  const printers = await openPrinters();
  const before = process.env.CUPS_SERVER;
  process.env.CUPS_SERVER = printers.address;
  try {
    await atTheShop((shop) => story(shop, printers));
  } finally {
    if (before === undefined) delete process.env.CUPS_SERVER;
    else process.env.CUPS_SERVER = before;
    await printers.close();
  }
};

const choose = async (page, label, option) => {
  await page.getByLabel(label, { exact: true }).last().click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).last().click();
  await rest(page);
};
const isNow = (page, state) => page.locator(`[data-testid=print-status][data-state=${state}]`).waitFor();

test('a sheet goes to the dot-matrix printer, waits while that is off, and comes out when it is on again', () =>
  atThePrinters(async (shop, printers) => {
    const visit = await billed(shop);
    const { order } = await visit();
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${order.id}`);
    await page.getByRole('button', { name: '看清单' }).click();
    await page.getByLabel('打印机', { exact: true }).waitFor();
    await choose(page, '纸张大小', '241×140');
    await page.getByLabel('打印机', { exact: true }).click();
    // The office has no forms: it is shown, with why it cannot be chosen.
    await page.locator('.ant-select-item-option-disabled').filter({ hasText: 'Office' }).waitFor();
    await picture(page, 'printing-choose');
    await page.keyboard.press('Tab');
    await choose(page, '打印机', 'Dot_Matrix');

    printers.stop('Dot_Matrix');
    await page.locator('.ant-drawer').getByRole('button', { name: /打印/ }).click();
    await isNow(page, 'held');
    await page.getByTestId('print-status').getByText('打印机已暂停').waitFor();
    await rest(page);
    await picture(page, 'printing-held');
    assert.equal(printers.printed().length, 0);
    assert.equal((await shop.rpc('prints_of', { kind: 'settlement_sheet', id: 1 })).printed, 0);

    printers.goOn('Dot_Matrix');
    await isNow(page, 'printed');
    await rest(page);
    await picture(page, 'printing-printed');
    // ESC C n: the form is 33 lines of a sixth of an inch long, exactly half of it.
    const printed = printers.printed();
    assert.ok(printed.includes(Buffer.from([0x1b, 0x43, 33])), 'the printer was told the length of the form');
    await page.getByText('再打印会注明').waitFor();

    // This station remembers both for this kind of paper.
    await page.reload();
    await page.getByRole('button', { name: '看清单' }).click();
    await page.getByText('Dot_Matrix').first().waitFor();
    await rest(page);
    await picture(page, 'printing-remembered');
  }));

test('what failed stands in the list at the top, and goes elsewhere from there', () =>
  atThePrinters(async (shop, printers) => {
    const visit = await billed(shop);
    const { order } = await visit();
    const page = await shop.open({ session: shop.session });
    printers.rejects('Dot_Matrix');
    await shop.rpc('print_document', { kind: 'settlement_sheet', id: 1, size: 'A4', printer: 'Dot_Matrix', printer_at: null, copies: 1 });
    await go(page, `/visits/${order.id}`);
    await page.getByTestId('print-lamp').and(page.getByLabel('1 份打印任务等待处理')).waitFor();
    await rest(page);
    await picture(page, 'printing-lamp');
    await page.getByTestId('print-lamp').click();
    await page.getByTestId('print-job-1').getByText('打印机不接收新任务').waitFor();
    await page.getByTestId('printer-Dot_Matrix').waitFor();
    await rest(page);
    await picture(page, 'printing-page');
    await page.getByRole('button', { name: '换一台打印机' }).click();
    await page.getByRole('menuitem', { name: 'Office' }).click();
    await page.getByText('没有等待或失败的打印任务').waitFor();
    await until(async () => (await shop.rpc('prints_of', { kind: 'settlement_sheet', id: 1 })).printed === 1, 'the other printer to say it');
    await page.getByTestId('fold-printed').click();
    await rest(page);
    await picture(page, 'printing-page-done');

    await page.getByTestId('calibrate-Dot_Matrix').click();
    await page.getByTestId('calibration').waitFor();
    await rest(page);
    await picture(page, 'printing-calibrate');
    for (const [field, mm] of [['left', '31.2'], ['top', '57.5'], ['length', '150']]) await page.locator(`#measured-${field}`).fill(mm);
    await page.getByTestId('save-correction').click();
    await page.getByTestId('printer-Dot_Matrix').getByText('右移 -1.2 毫米').waitFor();
    await rest(page);
    await picture(page, 'printing-calibrated');
  }));
