// What hands do at the real window that no browser shows: real keys, the mouse's side buttons, links, the menu
// under the right button, files dragged in from another program, an input method.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inTheWindow, until } from './driver.mjs';
import { sitting, walkedIn } from './shop.mjs';
import { named, picture } from './support/hands.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'workbay-hands-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const atPage = (/** @type {WindowDriver} */ driver, page) => driver.execute('location.hash = arguments[0];', `#${page}`);

async function withCustomer(/** @type {WindowDriver} */ driver) {
  await sitting(driver);
  const { customer } = await driver.rpc('save_customer', {
    id: null, version: 0, kind: 'private', name: '周师傅', phone: '13800138000', contact_name: '', contact_phone: '',
    address: '', note: '', refuses_messages: false,
  });
  await atPage(driver, `/customers/${customer.id}`);
  await driver.byTestId('customer-phone');
  return customer;
}

const valueOf = (/** @type {WindowDriver} */ driver, css) => driver.execute('return document.querySelector(arguments[0]).value;', css);
const searchBox = '[role=search] input';
const isSearching = (/** @type {WindowDriver} */ driver) =>
  driver.waitFor(() => driver.execute("return document.activeElement?.closest('[role=search]') !== null;"), 'the search box');

test('no link leads out of the program; a phone number is copied and said', () =>
  inTheWindow('links', async (driver) => {
    await withCustomer(driver);
    await driver.mouse(named('customer-phone'));
    await driver.waitForText('已复制 13800138000');
    await picture(driver, 'phone-copied');
    for (const href of ['tel:13800138000', 'mailto:li@qq.com', 'http://127.0.0.1:9/', 'file:///etc/hostname', 'data:text/html,gone']) {
      for (const target of ['', '_blank']) {
        await driver.execute(
          `const [href, target] = arguments;
           const link = document.createElement('a');
           Object.assign(link, { href, target, id: 'away' });
           link.textContent = href;
           link.style.cssText = 'position:fixed;left:300px;top:300px;z-index:9999;background:#fff';
           document.getElementById('away')?.remove();
           document.body.append(link);`,
          href, target,
        );
        await driver.mouse('#away');
      }
    }
    await driver.execute(`document.getElementById('away').remove();
      const meta = document.createElement('meta');
      meta.httpEquiv = 'refresh';
      meta.content = '0;url=http://127.0.0.1:9/';
      document.head.append(meta);
      window.opened = window.open('http://127.0.0.1:9/');`);
    await driver.waitFor(() => driver.journal().match(/leads out of the program/g)?.length >= 3, 'the links to be refused');
    assert.equal(await driver.execute('return window.opened;'), null);
    assert.equal(new URL(await driver.url()).protocol, 'tauri:');
    await driver.byTestId('customer-phone');
    assert.doesNotMatch(driver.journal(), /13800138000|qq\.com/, 'the journal names nobody');

    // What was copied is on the clipboard of the desktop.
    await driver.keys('ctrl+f');
    await isSearching(driver);
    await driver.keys('ctrl+v');
    await driver.waitFor(async () => (await valueOf(driver, searchBox)) === '13800138000', 'the number to be pasted');
    await driver.keys('Escape');
  }));

test('back and forward, the size of everything, and the menu under the right button are the program’s own', () =>
  inTheWindow('hands', async (driver) => {
    const customer = await withCustomer(driver);
    const at = (page) => driver.waitFor(() => driver.execute('return location.hash === arguments[0];', `#${page}`), page);
    const [here, there] = [`/customers/${customer.id}`, '/bookings'];
    for (const [back, forward] of [
      [() => driver.keys('alt+Left'), () => driver.keys('alt+Right')],
      [() => driver.mouse('main', 8), () => driver.mouse('main', 9)],
    ]) {
      await driver.execute('location.hash = arguments[0];', `#${there}`);
      await at(there);
      await back();
      await at(here);
      await forward();
      await at(there);
      await driver.execute('history.back();');
      await at(here);
    }

    const wide = (width) => driver.waitFor(() => driver.execute('return Math.abs(innerWidth - arguments[0]) < 2;', width), `a page ${width} wide`);
    await driver.keys('ctrl+plus');
    await wide(1366 / 1.1);
    await driver.waitForText('显示大小 110 %');
    await driver.keys('ctrl+minus', 'ctrl+minus');
    await wide(1366 / 0.9);
    await driver.keys('ctrl+0');
    await wide(1366);

    // Only what is text can be marked.
    const marked = (css) => driver.execute(
      `const [css] = arguments;
       getSelection().selectAllChildren(document.querySelector(css));
       return getSelection().toString().trim();`, css);
    assert.equal(await marked(named('person')), '', 'a button is no text');
    assert.match(await marked('main h1'), /周师傅/);

    // Right button in a field: paste. Elsewhere: nothing, and no menu of a browser.
    await driver.execute('getSelection().removeAllRanges();');
    await driver.mouse(named('customer-phone'));
    await driver.waitForText('已复制');
    await driver.execute('location.hash = "#/customers/new";');
    await driver.mouse('#customer-address', 3);
    await driver.waitForText('全选');
    assert.match(await driver.text(), /剪切/);
    await picture(driver, 'edit-menu');
    await driver.clickText('粘贴', { within: '.ant-dropdown' });
    await driver.waitFor(async () => (await valueOf(driver, '#customer-address')) === '13800138000', 'the number to be pasted');
    await driver.mouse('nav', 3);
    assert.equal(await driver.execute("return document.querySelector('.ant-dropdown:not(.ant-dropdown-hidden)')?.innerText ?? null;"), null);
  }));

test('a file dragged in from another program reaches the import page', () =>
  inTheWindow('drop', async (driver) => {
    await sitting(driver);
    await atPage(driver, '/imports');
    await driver.find('label:has([data-testid="import-file"])');
    const file = join(scratch, 'customers.csv');
    writeFileSync(file, '姓名,手机\n周师傅,13800138000\n');
    const [x, y] = await driver.place('label:has([data-testid="import-file"])');
    const drag = async (toX, toY) => {
      const source = driver.desktop('offer', file, 20, 700);
      const gone = new Promise((left) => source.once('exit', left));
      await new Promise((ready) => source.stdout.once('data', ready));
      await driver.pointer('mousemove', 40, 715, 'mousedown', 1);
      // A drag begins once the hand has gone some way.
      for (const share of [0.1, 0.3, 0.6, 0.9, 1]) {
        await driver.pointer('mousemove', Math.round(40 + (toX - 40) * share), Math.round(715 + (toY - 715) * share));
      }
      // The window answers whether it takes the file while the hand still moves over it.
      for (let step = 0; step < 12; step += 1) await driver.pointer('mousemove', toX + (step % 2) * 2, toY, 'sleep', '0.05');
      await driver.pointer('mouseup', 1);
      assert.equal(await gone, 0, 'the file was not dragged');
    };
    // On any other page it does nothing, and does not lead the page away.
    await atPage(driver, '/bookings');
    await driver.byTestId('new-booking');
    await drag(900, 400);
    await driver.byTestId('new-booking');
    await atPage(driver, '/imports');
    await driver.find('label:has([data-testid="import-file"])');
    await drag(x, y);
    await driver.waitForText('customers.csv');
    await driver.waitForText('周师傅');
    await picture(driver, 'dropped');
  }));

test('a save key while an input method is at a word saves nothing', () =>
  inTheWindow('input-method', async (driver) => {
    await sitting(driver);
    await atPage(driver, '/customers/new');
    const save = await driver.byTestId('action-save_customer');
    const saveKey = /F\d+/.exec(await save.text())[0];
    await (await driver.find('#customer-name')).click();
    await driver.keys('w', 'a', 'n', 'g');
    // The desktop's own way to enter a character by its number composes it in the field, as an input method does.
    await driver.keys('ctrl+shift+u', '5', 'f', '2', '0');
    await driver.keys(saveKey);
    await picture(driver, 'input-method');
    assert.match(await driver.execute('return location.hash;'), /customers\/new/, 'nothing was saved');
    await driver.keys('Return');
    await driver.waitFor(async () => (await valueOf(driver, '#customer-name')) === 'wang张', 'the character');
    // A key in the moment the word ends still belongs to the word; a hand comes later.
    await driver.waitFor(async () => {
      if (await driver.execute('return /customers\\/\\d+/.test(location.hash);')) return true;
      await driver.keys(saveKey);
      return false;
    }, 'the customer to be saved');
  }));

test('the field to sign in stays under the hand; a paper that closes takes the focus from nobody', () =>
  inTheWindow('steady', async (driver) => {
    await sitting(driver);
    await driver.rpc('load_sample_shop');
    await driver.waitFor(async () => (await driver.rpc('task_status')).state === 'done', 'the sample shop', 120_000);
    const work_order_id = await walkedIn(driver);
    await atPage(driver, `/visits/${work_order_id}`);
    const pad = `${named('confirm-signature')} svg`;
    await driver.find(pad);
    const toTheEnd = () => driver.execute("const main = document.querySelector('main'); main.scrollTop = main.scrollHeight; return true;");
    await toTheEnd();
    const top = () => driver.execute('return Math.round(document.querySelector(arguments[0]).getBoundingClientRect().top);', pad);
    const before = await top();
    const [x, y] = await driver.place(pad);
    await driver.pointer('mousemove', x - 60, y, 'mousedown', 1, 'mousemove', x - 20, y + 20, 'mousemove', x + 40, y - 10, 'mouseup', 1);
    await driver.waitFor(() => driver.execute("return document.querySelectorAll(arguments[0] + ' path').length === 1;", pad), 'the stroke');
    assert.equal(await top(), before, 'the field moved after the first stroke');
    await picture(driver, 'signed');

    const { to_collect, taken_today } = await driver.rpc('cashier_home');
    await atPage(driver, `/visits/${to_collect[0].work_order_id}`);
    await driver.find(named('payment-form'));
    // The hand was at the button that takes the money when it asked for the paper.
    await driver.execute("document.querySelector('[data-testid=action-take_payment]')?.focus();");
    await driver.keys('F7');
    await driver.find('.ant-drawer canvas');
    await picture(driver, 'paper');
    // The paper's own size, not the window's.
    const width = () => driver.execute("return document.querySelector('.ant-drawer canvas').getBoundingClientRect().width;");
    const wide = await width();
    await driver.keys('ctrl+0', 'ctrl+plus');
    await driver.waitFor(async () => (await width()) > wide, 'the larger paper');
    assert.equal(await driver.execute('return innerWidth;'), 1366, 'the window stays as it is');
    await driver.keys('Escape', 'ctrl+k');
    await isSearching(driver);
    await driver.waitFor(() => driver.execute("return document.querySelector('.ant-drawer canvas') === null;"), 'the paper to go');
    // A little later than the paper: the frame after it has gone.
    await driver.executeAsync('await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));');
    await isSearching(driver);
    await driver.keys('5', '4', '8', '3', '0', 'Return');
    assert.equal((await driver.rpc('cashier_home')).taken_today, taken_today, 'a search took money');
  }));
