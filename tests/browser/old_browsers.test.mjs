// A tablet or an old PC uses the browser it has. The floor is Chrome 109 and Safari 15.4 (ui/vite.config.ts): what they
// have no function for is taken away here before the page begins, from a browser that has it.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '../window/driver.mjs';
import { pdf } from './support/pdf.mjs';
import { freePort } from './support/ports.mjs';
import { atTheShop, faultsOf, go, manager, picture, rest } from './support/station.mjs';
import { approved, owner } from './support/visits.mjs';

/** Runs in the page: everything that came after the floor is gone. What pdf.js brings for itself it brings. */
function asOfTheFloor() {
  const gone = [
    [Array.prototype, ['toSorted', 'toReversed', 'toSpliced', 'with']],
    [Object.getPrototypeOf(Int8Array.prototype), ['toSorted', 'toReversed', 'with']],
    [String.prototype, ['isWellFormed', 'toWellFormed']],
    [Set.prototype, ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']],
    [Map.prototype, ['getOrInsert', 'getOrInsertComputed']],
    [Map, ['groupBy']],
    [Object, ['groupBy']],
    [Array, ['fromAsync']],
    [Promise, ['withResolvers', 'try']],
    [URL, ['canParse', 'parse']],
    [AbortSignal, ['any', 'timeout']],
    [Uint8Array, ['fromBase64', 'fromHex']],
    [Uint8Array.prototype, ['toBase64', 'toHex', 'setFromBase64', 'setFromHex']],
    [ArrayBuffer.prototype, ['transfer', 'transferToFixedLength']],
    [Response.prototype, ['bytes']],
    [Blob.prototype, ['bytes']],
    [Math, ['sumPrecise']],
    [Object.getPrototypeOf(Object.getPrototypeOf([].values())), ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find']],
    [HTMLElement.prototype, ['showPopover', 'hidePopover', 'togglePopover']],
    [Document.prototype, ['startViewTransition']],
    [Element.prototype, ['setHTML', 'moveBefore', 'getHTML']],
    [window, ['Iterator', 'scheduler', 'navigation', 'requestIdleCallback', 'cancelIdleCallback', 'OffscreenCanvas', 'CompressionStream', 'CloseWatcher', 'showOpenFilePicker', 'CSSPropertyRule']],
    [Intl, ['DurationFormat', 'Segmenter']],
  ];
  for (const [holder, names] of gone) for (const name of names) delete holder[name];
}

test('a browser of the floor signs in, works at the counter and looks at a paper', () =>
  atTheShop(async (shop) => {
    const car = await approved(shop, await owner(shop, '张小芳', '粤B12345', '13800138000'), ['换机油']);
    const page = await shop.open({ before: asOfTheFloor, busy: false });
    assert.equal(await page.evaluate(() => [typeof [].toSorted, typeof Promise.withResolvers, typeof Promise.try].join()), 'undefined,undefined,undefined');
    await page.locator(`[data-person="${shop.me}"]`).click();
    await page.getByTestId('pin').waitFor();
    await page.keyboard.type(manager.pin);
    await page.keyboard.press('Enter');
    await page.getByTestId('person').waitFor();
    await rest(page);
    // Whoever rests has every page loaded for them: each part is one this browser can read.
    for (const place of ['/reception', '/customers', '/cashier', '/workshop', '/settings/people', '/office']) {
      await go(page, place);
      assert.deepEqual(await faultsOf(page), [], place);
    }
    const { order } = await car.visit();
    await go(page, `/visits/${order.id}`);
    assert.ok((await page.locator('main').innerText()).includes('换机油'));
    await picture(page, 'old-browser-visit');
    // A paper is drawn by parts of its own, the heaviest there are.
    await page.getByTestId('visit-photos').click();
    await page.getByTestId('attached-files').getByTestId('file-chooser').setInputFiles([pdf('定损单.pdf', '定损单 合计三千二百元')]);
    await page.getByTestId('attached-files').getByTestId(/^file-\d+$/).first().click();
    const isDrawn = () => page.locator('canvas[data-page="1"]').evaluate((canvas) => {
      if (canvas.width === 0) return false;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return data.some((byte, at) => at % 4 === 0 && byte < 128 && data[at + 3] > 128);
    });
    await page.locator('canvas[data-page="1"]').waitFor();
    await until(isDrawn, 'the words on the paper to be drawn');
    await picture(page, 'old-browser-paper');
    assert.deepEqual(page.complaints, []);
  }));

const built = join(process.env.WORKBAY_UI ?? resolve(dirname(fileURLToPath(import.meta.url)), '../../ui/dist'), 'assets');

test('what was built is written in the language of the floor, and what it calls is known there', () => {
  // These bring what is missing along (core-js, in the legacy build of pdf.js).
  const bringsItsOwn = /^(PdfPages|pdf\.worker)/;
  const language = /\bstatic\s*\{|(?<=[=(,:[!&|?{};])\/[^/\n*][^/\n]*\(\?<[=!][^\n/]*\/|#[\w$]+ in |\bawait using\b/g;
  const functions = /\.(?:toSorted|toReversed|toSpliced|checkVisibility|isWellFormed|getOrInsert\w*)\(|\b(?:Object|Map)\.groupBy|\bPromise\.(?:withResolvers|try)\b|\bURL\.(?:canParse|parse)\(|\bAbortSignal\.(?:any|timeout)|\bArray\.fromAsync/g;
  const parts = readdirSync(built).filter((name) => /\.m?js$/.test(name));
  assert.ok(parts.length > 50, `${built} is built`);
  assert.ok(parts.some((name) => name.startsWith('pdf.worker')));
  const found = parts.flatMap((name) => {
    const text = readFileSync(join(built, name), 'utf8');
    const called = bringsItsOwn.test(name) ? [] : [...text.matchAll(functions)];
    return [...text.matchAll(language), ...called].map(([one]) => `${name}: ${one.slice(0, 80)}`);
  });
  assert.deepEqual(found, []);
  // Neither nesting nor ranges, which Safari 15 does not read.
  const styles = readdirSync(built).filter((name) => name.endsWith('.css')).map((name) => readFileSync(join(built, name), 'utf8')).join('\n');
  assert.deepEqual(styles.match(/@media[^{]*[<>]|[{;}]\s*&/g), null);
});

for (const [what, before] of [
  ['has no structuredClone', () => { delete window.structuredClone; }],
  ['is of 2021', () => { delete Array.prototype.findLast; delete Object.hasOwn; }],
  ['knows no modules', () => { delete HTMLScriptElement.prototype.noModule; }],
]) {
  test(`a browser that ${what} reads what to take instead of a blank page`, () =>
    atTheShop(async (shop) => {
      const page = await shop.open({ before });
      await page.locator('#too-old').waitFor();
      const said = await page.locator('#too-old').innerText();
      for (const words of ['这个浏览器太旧', '這個瀏覽器太舊', 'too old for Workbay', 'Chrome 或 Edge 109', '15.4']) assert.ok(said.includes(words), words);
      assert.equal(await page.getByTestId('pin').count(), 0);
      assert.equal(await page.locator('#root').count(), 0, 'the program does not begin');
      for (const [width, height] of [[1366, 768], [768, 1024], [390, 844]]) {
        await page.setViewportSize({ width, height });
        assert.deepEqual(await faultsOf(page), []);
        await picture(page, `too-old-${width}`);
      }
      assert.deepEqual(page.complaints, []);
    }));
}

test('a browser that is too old reads it also where the code is asked for, and where the certificate is', () =>
  atTheShop(async (shop) => {
    const port = await freePort();
    const { door } = await shop.rpc('list_stations');
    await shop.rpc('open_house_door', { open: true, port, version: door.version });
    await until(async () => (await shop.rpc('list_stations')).state.is === 'open', 'the door of the house');
    for (const address of [`https://127.0.0.1:${port}/pair`, `http://127.0.0.1:${port}/trust`]) {
      const page = await shop.open({ door: address, size: [390, 844], locale: 'zh-CN', before: () => { delete window.structuredClone; } });
      await page.locator('#too-old').waitFor();
      const said = await page.locator('#too-old').innerText();
      for (const words of ['这个浏览器太旧', '這個瀏覽器太舊', 'too old for Workbay', 'Chrome 或 Edge 109', '15.4']) assert.ok(said.includes(words), words);
      assert.equal(await page.locator('main').count(), 0, 'nothing stands there that would not work');
      await picture(page, `too-old-${new URL(address).pathname.slice(1)}`);
    }
  }));
