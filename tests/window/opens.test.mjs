import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTheWindow } from './driver.mjs';

test('the window opens and paints the program', () =>
  inTheWindow('opens', async (driver) => {
    const root = await driver.find('#root');
    await driver.waitFor(async () => (await root.text()).trim().length > 0, 'the first words in the window');
    assert.match(await driver.title(), /工位|Workbay/);
    const size = await driver.execute('return [innerWidth, innerHeight];');
    assert.deepEqual(size, [1366, 768]);
    const picture = await driver.screenshot();
    assert.ok(picture.length > 1_000, 'the window is one flat colour');
  }));
