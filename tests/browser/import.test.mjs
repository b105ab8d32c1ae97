import assert from 'node:assert/strict';
import { test } from 'node:test';
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
