import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';

test('settings save what stands on the screen: no half of a number, an address as an address', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session, language: 'en' });
    await go(page, '/settings/shop');
    await page.getByLabel('Address', { exact: true }).fill('88 Harbour Road');
    const tax = page.getByTestId('shop-labour_tax');
    await tax.fill('150');
    await awake(page);
    await page.keyboard.press('F2');
    await page.getByText('The field marked red cannot be read').waitFor();
    assert.equal((await shop.rpc('get_shop')).address, '深圳市福田区', 'nothing is saved beside a wrong tax');
    await tax.fill('6');
    await page.keyboard.press('F2');
    await until(async () => (await shop.rpc('get_shop')).settings.labour_tax === 600, 'the tax to be saved');
    assert.equal((await shop.rpc('get_shop')).address, '88 Harbour Road');
    assert.deepEqual(page.complaints, []);
  }));

test('an item of the catalogue is retired, listed among the retired, and brought back', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    await go(page, '/settings/catalogue');
    // Typed on the other side of the strait: the shop wrote 后制动片.
    await page.getByTestId('catalogue-search').fill('後制動');
    const row = page.locator('tbody tr', { hasText: '更换后制动片' });
    await row.click();
    await page.getByTestId('catalogue-retire').click();
    await row.waitFor({ state: 'detached' });
    await page.getByTestId('catalogue-shelf-retired').click();
    await row.click();
    await page.getByTestId('catalogue-bring-back').click();
    await row.waitFor({ state: 'detached' });
    const { items } = await shop.rpc('find_catalogue', { query: '更换后制动片', kind: null });
    assert.equal(items.length, 1);
    assert.deepEqual(page.complaints, []);
  }));

test('a file of Big5 is read as it was written, and stopping an import is no fault', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session, language: 'zh-TW' });
    await go(page, '/imports');
    // 客戶編號,客戶名稱 / K1,陳大文
    const big5 = Buffer.from('abc8a4e1bd73b8b92cabc8a4e1a657bad90a4b312cb3afa46aa4e50a', 'hex');
    await page.getByTestId('import-file').setInputFiles({ name: '客戶.csv', mimeType: 'text/csv', buffer: big5 });
    await page.getByTestId('import-preview').getByText('陳大文').waitFor();
    const many = ['客户编号,客户名称', ...Array.from({ length: 20_000 }, (_, n) => `K${n},客户${n}`)].join('\n');
    await page.getByTestId('import-file').setInputFiles({ name: '很多.csv', mimeType: 'text/csv', buffer: Buffer.from(many) });
    await page.getByTestId('import-figures').getByText('20000').waitFor();
    await page.getByTestId('action-run_import').click();
    await page.getByTestId('task-cancel').click();
    await page.getByText('已停止，什麼都沒有寫入').waitFor();
    assert.equal(await page.locator('[data-alert=error]').count(), 0);
    assert.equal((await shop.rpc('search', { query: '客户1' })).customers.length, 0);
    assert.deepEqual(page.complaints, []);
  }));

test('a call is recorded with one hand: what is typed after an outcome stands in the note', () =>
  atTheShop(async (shop) => {
    await shop.rpc('load_sample_shop');
    await until(async () => (await shop.rpc('task_status')).state === 'done', 'the sample shop', 120_000);
    const { later, overdue, due_today: due } = await shop.rpc('list_follow_ups');
    const call = [...overdue, ...due, ...later][0];
    const page = await shop.open({ session: shop.session, language: 'en' });
    await go(page, `/calls/${call.id}`);
    const at = () => page.evaluate(() => document.activeElement.closest('[data-testid]')?.dataset.testid);
    await page.keyboard.press('3');
    // By hand: what comes as fast as a scanner's keys is taken for a code.
    await page.keyboard.type('2 weeks and still noisy', { delay: 40 });
    assert.equal(await at(), 'call-note');
    assert.equal(await page.getByTestId('outcome-problem').getAttribute('aria-pressed'), 'true');
    await page.keyboard.press('Enter');
    await until(async () => (await at()) === 'call-category', 'what the problem is about');
    await page.getByTestId('call-note').fill('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    await page.keyboard.type('open on Sundays, 7 days', { delay: 40 });
    await page.keyboard.press('Escape');
    await page.keyboard.press('7');
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    await until(async () => (await at()) === 'call-note', 'the note again');
    await page.keyboard.press('Enter');
    await page.getByText('Call recorded').waitFor();
    const { calls } = await shop.rpc('get_follow_up', { id: call.id });
    assert.deepEqual([calls[0].outcome, calls[0].note], ['suggestion', 'open on Sundays, 7 days']);

    // What a low mark opened reads in the language of who reads it.
    const { closed, open } = await shop.rpc('list_complaints');
    const low = [...open, ...closed].find((row) => row.marks);
    await go(page, `/complaints/${low.complaint.id}`);
    await page.getByTestId('complaint-marks').getByText(/Would recommend \d+\/10/).waitFor();
    assert.deepEqual(page.complaints, []);
  }));

test('a new shop is led through its first hour, and what is done ticks itself', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    await go(page, '/office');
    await picture(page, 'first-hour');
    const done = (step) => page.getByTestId(`first-hour-${step}`).getAttribute('data-done');
    assert.deepEqual([await done('hire'), await done('add_bays')], ['false', 'true']);
    const leads = { hire: '/settings/people', price_list: '/settings/catalogue', bring_customers: '/imports', let_stations_in: '/settings/stations', try_printer: '/printing' };
    for (const [step, to] of Object.entries(leads)) {
      await page.getByTestId(`first-hour-${step}`).getByRole('link').click();
      await rest(page);
      assert.equal(new URL(page.url()).hash, `#${to}`);
      assert.equal(await page.getByText('没有这一页').count(), 0, to);
      await go(page, '/office');
    }
    await shop.hire('王师傅', ['technician']);
    await until(async () => (await done('hire')) === 'true' && (await done('share_roles')) === 'true', 'both to be ticked without a reload');
    const english = await shop.open({ session: shop.session, language: 'en', size: [1024, 768] });
    await go(english, '/office');
    await picture(english, 'first-hour-en');
    assert.deepEqual(await faultsOf(english), []);
    await page.getByTestId('action-close_first_hour').click();
    await page.getByTestId('first-hour').waitFor({ state: 'detached' });
    await english.getByTestId('first-hour').waitFor({ state: 'detached' });
    assert.deepEqual([...page.complaints, ...english.complaints], []);
  }));
