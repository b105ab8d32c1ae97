import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { atTheShop, manager, picture } from './support/station.mjs';

/** A shop with a customer and a copy, whose file something happens to. */
async function stuck(/** @type {Shop} */ shop, happens) {
  await shop.rpc('save_customer', {
    id: null, version: 0, name: '曾小芳', phone: '13926451234', kind: 'private', contact_name: '', contact_phone: '',
    address: '', note: '', refuses_messages: false,
  });
  await shop.rpc('make_backup');
  while ((await shop.rpc('task_status')).state === 'running');
  await shop.betweenRuns(happens);
}

test('a shop whose file is gone is opened from a copy by its manager, and nobody is asked the five questions', () =>
  atTheShop(async (shop) => {
    await stuck(shop, (data) => {
      for (const name of readdirSync(data)) if (name.startsWith('workbay.db')) rmSync(join(data, name));
    });
    const page = await shop.open({ locale: 'zh-CN' });
    await page.getByText('备份还在').waitFor();
    await page.getByText('客户 1 位').waitFor();
    await picture(page, 'recovery-missing');
    // Whoever stands at the counter chooses nothing: the newest sound copy is chosen, the cursor is in the PIN.
    await page.keyboard.type('0000');
    await page.keyboard.press('Enter');
    await page.getByText('密码不对').waitFor();
    await page.keyboard.type(manager.pin);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: manager.name }).first().waitFor();
    shop.session = await shop.signIn(shop.me, manager.pin);
    const { customers } = await shop.rpc('search', { query: '曾小芳' });
    assert.deepEqual(customers.map(({ name }) => name), ['曾小芳']);
  }));

test('a damaged file says so in three languages, also on a small screen, and is kept', () =>
  atTheShop(async (shop) => {
    let folder;
    await stuck(shop, (data) => {
      folder = data;
      for (const name of readdirSync(data)) if (name.startsWith('workbay.db-')) rmSync(join(data, name));
      writeFileSync(join(data, 'workbay.db'), Buffer.alloc(20_000, 0xee));
    });
    // Every copy bears its minute by the shop's clock, and so it is told, also on a computer set to another zone.
    const [, hour, minute] = /-(\d\d)(\d\d)-no\d+\.db$/.exec(readdirSync(join(folder, 'backups')).find((name) => name.endsWith('.db')));
    const madeAt = `${hour}:${minute}`;
    for (const [locale, said, size, zone] of /** @type {[string, string, number[], string][]} */ ([
      ['zh-CN', '请选一个备份', [1366, 768], 'America/New_York'],
      ['zh-TW', '請選一個備份', [1024, 768], 'Asia/Taipei'],
      ['en-GB', 'Choose a backup', [768, 1024], 'Asia/Kathmandu'],
    ])) {
      const page = await shop.open({ locale, size, zone });
      await page.getByText(said).waitFor();
      await page.getByTestId('recover').waitFor();
      await page.getByText(madeAt).first().waitFor();
      await picture(page, `recovery-damaged-${locale}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(width <= 0, `${locale}: the page is ${width} px too wide`);
    }
    const page = await shop.open();
    await page.getByTestId('recover').waitFor();
    await page.keyboard.type(manager.pin);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: manager.name }).first().waitFor();
    assert.ok(readdirSync(folder).some((name) => name.startsWith('workbay.broken-')), 'the broken file is gone');
  }));

test('nobody is asked for a PIN before a sound copy is found, and never when there is none', () =>
  atTheShop(async (shop) => {
    await stuck(shop, (data) => {
      for (const name of readdirSync(data)) if (name.startsWith('workbay.db')) rmSync(join(data, name));
      const copies = join(data, 'backups');
      for (const name of readdirSync(copies)) if (name.endsWith('.db')) writeFileSync(join(copies, name), Buffer.alloc(20_000, 0xee));
    });
    const page = await shop.open({ locale: 'zh-CN' });
    await page.getByText('没有能用的备份').waitFor();
    assert.equal(await page.getByTestId('recover').isVisible(), false, 'a PIN is asked for and there is nothing to open');
    // A copy may be brought from elsewhere: whoever has put it there has it looked at.
    assert.equal(await page.getByRole('button', { name: '重新检查' }).isVisible(), true);
    await picture(page, 'recovery-none');

    // Every byte of every copy is read before the answer is there.
    let answer;
    await page.route('**/api/recovery', (route) => {
      answer = () => route.continue();
    });
    await page.reload();
    await page.getByText('正在逐字节检查备份').waitFor();
    assert.equal(await page.getByTestId('recover').isVisible(), false, 'a PIN is asked for before anybody knows of a copy');
    await answer();
    await page.getByText('没有能用的备份').waitFor();
  }));
