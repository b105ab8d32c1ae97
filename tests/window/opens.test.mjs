import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atTheDesk } from './driver.mjs';

test('the window opens and paints the program', () =>
  atTheDesk('opens', async (desk) => {
    const root = await desk.find('#root');
    await desk.waitFor(async () => (await root.text()).trim().length > 0, 'the first words in the window');
    assert.match(await desk.title(), /工位|Workbay/);
    const size = await desk.execute('return [innerWidth, innerHeight];');
    assert.deepEqual(size, [1366, 768]);
    const picture = await desk.screenshot();
    assert.ok(picture.length > 1_000, 'the window is one flat colour');
  }));
