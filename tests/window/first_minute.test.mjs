import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { atTheDesk, keys } from './driver.mjs';

const data = mkdtempSync(join(tmpdir(), 'workbay-first-minute-'));
after(() => rmSync(data, { recursive: true, force: true }));

test('a new shop answers its questions by keyboard and mouse, and is there after the next start', async () => {
  await atTheDesk('first-minute', async (desk) => {
    await desk.fill(await desk.byLabel('店名'), '顺达汽修');
    await desk.press(keys.tab);
    await desk.type('0755-82345678');
    await desk.fill(await desk.byLabel('第一位使用者的姓名'), '张敏');
    await desk.fill(await desk.byLabel('登录密码'), '2580');
    await desk.fill(await desk.byLabel('再输一次密码'), '2580');
    await desk.press(keys.f2);
    await desk.waitForNoText('开店设置');

    const { shop_name, people } = await desk.rpc('shop_status');
    assert.equal(shop_name, '顺达汽修');
    assert.deepEqual(people.map((person) => person.name), ['张敏']);
    assert.equal((await desk.rpc('get_shop')).phone, '0755-82345678');
  }, { data });

  await atTheDesk('second-morning', async (desk) => {
    await desk.waitForText('张敏');
    assert.equal(await desk.invoke('session'), null, 'a new start asks who it is');
  }, { data });
});
