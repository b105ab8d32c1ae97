import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inTheWindow, keys } from './driver.mjs';
import { awake } from './support/hands.mjs';

const data = mkdtempSync(join(tmpdir(), 'workbay-first-minute-'));
after(() => rmSync(data, { recursive: true, force: true }));

test('a new shop answers its questions with Enter alone, and is there after the next start', async () => {
  await inTheWindow('first-minute', async (driver) => {
    // From the first field to the open shop nothing is needed but Enter.
    await driver.waitForText('开店设置');
    for (const answer of ['顺达汽修', '0755-82345678', '新安路 18 号', '张敏', '2580', '2580', '洗车位']) {
      await driver.type(answer);
      await driver.press(keys.enter);
    }
    // The last Enter added a bay; this one leaves the bays for the button, the next presses it.
    await awake(driver);
    await driver.press(keys.enter);
    await driver.press(keys.enter);
    await driver.waitForNoText('开店设置');

    const { shop_name, people } = await driver.rpc('shop_status');
    assert.equal(shop_name, '顺达汽修');
    assert.deepEqual(people.map((person) => person.name), ['张敏']);
    const { phone, address } = await driver.rpc('get_shop');
    assert.deepEqual({ phone, address }, { phone: '0755-82345678', address: '新安路 18 号' });
    assert.deepEqual((await driver.rpc('list_people')).bays.map((bay) => bay.name), ['1号工位', '2号工位', '3号工位', '洗车位']);
  }, { data });

  await inTheWindow('second-morning', async (driver) => {
    await driver.waitForText('张敏');
    assert.equal(await driver.invoke('session'), null, 'a new start asks who it is');
  }, { data });
});
