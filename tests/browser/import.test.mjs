import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { gb18030 } from './support/gb18030.mjs';
import { atTheShop, go, picture } from './support/station.mjs';

const csv = [
  '客户编号,客户名称,联系电话,地址,备注',
  'K001,张小芳,13800138000,深圳市福田区,老客户',
  'K002,2.1,12345678901,,',
  'K003,李某  石生,0755-83221234/13900139000,"罗湖区,宝安南路",会员',
  ',,,,',
  'K004,,13700137000,,"备注有""引号"""',
  'K001,张小芳,13800138000,,又写了一遍',
].join('\r\n');

const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: gb18030(text) });
const number = async (page, id) => Number(await page.getByTestId(id).innerText());

test('a customer file of the old program is looked at, corrected, taken in, found and taken back', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    await go(page, '/imports');
    await page.getByTestId('import-file').setInputFiles(file('客户.csv', csv));
    const figures = page.getByTestId('import-figures');
    await figures.waitFor();
    assert.match(await figures.innerText(), /GB18030/i);
    const shown = page.getByTestId('import-preview');
    for (const text of ['张小芳', '李某 石生', '罗湖区,宝安南路', '备注有"引号"', '像是两个人', '不像电话号码']) {
      assert.ok((await shown.innerText()).replace(/\s+/g, ' ').includes(text), text);
    }
    await picture(page, 'import-preview');

    // Nothing is written before somebody says so.
    assert.equal((await shop.rpc('search', { query: '张小芳' })).customers.length, 0);
    await page.getByTestId('action-run_import').click();
    await page.getByTestId('report-added').waitFor();
    const read = await number(page, 'report-read');
    const added = await number(page, 'report-added');
    assert.equal(read, 6);
    assert.ok(added >= 4, `${added} of 6 rows came in`);
    assert.ok((await number(page, 'report-warned')) >= 4);
    await picture(page, 'import-report');

    const found = await shop.rpc('search', { query: 'zxf' });
    assert.ok(found.customers.length > 0, 'the customer is found by initials');

    await page.getByTestId('action-undo_import').click();
    await page.getByTestId('confirm-undo_import').click();
    await page.getByTestId('import-undone').waitFor();
    assert.equal((await shop.rpc('search', { query: 'zxf' })).customers.length, 0);
    assert.deepEqual(page.complaints, []);
  }));

test('a file that is no table is refused in the language of the person', () =>
  atTheShop(async (shop) => {
    for (const [language, words] of [['zh-CN', '这个文件读不成表格'], ['en', 'The file cannot be read as a table']]) {
      const page = await shop.open({ session: shop.session, language });
      await go(page, '/imports');
      await page.getByTestId('import-file').setInputFiles(file('照片.jpg', 'no table'));
      await page.getByText(words).waitFor();
      await page.getByTestId('import-file').setInputFiles({ name: '坏.xlsx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004 broken') });
      await page.getByText('坏.xlsx').waitFor();
      await page.getByText(words).waitFor();
      await page.context().close();
    }
  }));

test('the same list again is skipped, updated or added once more, as its reader says', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    await go(page, '/imports');
    const first = '客户编号,客户名称,联系电话,地址\r\nK1,张小芳,13800138001,福田\r\nK2,李四,13800138002,';
    await page.getByTestId('import-file').setInputFiles(file('名单.csv', first));
    await page.getByTestId('action-run_import').click();
    await page.getByTestId('report-added').waitFor();

    await go(page, '/imports');
    await page.getByTestId('import-file').setInputFiles(file('名单.csv', first));
    await page.getByTestId('import-came-in').waitFor();
    // Before anything is chosen nothing comes in, and the button says why.
    assert.ok(await page.getByTestId('action-run_import').isDisabled());
    await page.getByText('请先选店里已有的 2 行怎么办').first().waitFor();
    await picture(page, 'import-again');
    await page.getByTestId('import-known').getByText('跳过，不动店里的').click();
    await page.getByTestId('import-figures').getByText('跳过 2 行').waitFor();
    await page.getByText('文件里没有新的内容').first().waitFor();

    const later = `${first.replace('13800138002,', '13900139002,罗湖')}\r\nK3,王五,13800138003,`;
    await page.getByTestId('import-file').setInputFiles(file('名单二.csv', later));
    await page.getByTestId('import-known').getByText('用文件里填了的内容更新').click();
    await page.getByTestId('import-figures').getByText('更新 1 行').waitFor();
    await picture(page, 'import-update');
    await page.getByTestId('action-run_import').click();
    await page.getByTestId('report-updated').waitFor();
    assert.deepEqual([await number(page, 'report-added'), await number(page, 'report-updated')], [1, 1]);
    await page.getByText('电话由“13800138002”改为“13900139002”').waitFor();
    await picture(page, 'import-updated');
    await page.getByTestId('action-undo_import').click();
    await page.getByTestId('confirm-undo_import').click();
    await page.getByTestId('import-undone').waitFor();
    const found = (await shop.rpc('search', { query: '李四' })).customers;
    assert.deepEqual(found.map((one) => one.phone), ['13800138002']);
    assert.deepEqual(page.complaints, []);
  }));

test("a supplier's price list shows what becomes of the prices, and its prices wait for their day", () =>
  atTheShop(async (shop) => {
    const own = '编码,名称,进价,零售价\r\nK-1,机油滤芯,10,30\r\nK-2,空气滤芯,20,40';
    const content = Buffer.from(own).toString('base64');
    await shop.rpc('run_import', { kind: 'parts', file_name: '配件.csv', content, sheet: null, mapping: null });
    await until(async () => (await shop.rpc('task_status', {}))?.state === 'done');
    const page = await shop.open({ session: shop.session });
    await go(page, '/imports');
    await page.getByTestId('import-kind-parts').click();
    await page.getByTestId('import-file').setInputFiles(file('价目.csv', '编码,名称,进价,零售价\r\nK-1,机油滤芯,12,36\r\nK-2,空气滤芯,45,40'));
    await page.getByTestId('import-known-update_only').click();
    const prices = page.getByTestId('import-prices');
    await prices.waitFor();
    for (const text of ['30.00', '36.00', '45.00']) assert.ok((await prices.innerText()).includes(text), text);
    await page.getByTestId('import-below-cost').waitFor();
    // A day later: the price list still says thirty today.
    await page.getByTestId('import-prices-from').press('ArrowUp');
    await page.getByText('到那天之前按原价卖').waitFor();
    await picture(page, 'import-prices');
    await page.getByTestId('action-run_import').click();
    await page.getByTestId('report-added').waitFor();
    const { rows } = await shop.rpc('list_parts', { text: 'K-1', part_filter: 'all', after: null });
    assert.equal(rows[0].unit_price, 3000);
    assert.deepEqual(page.complaints, []);
  }));
