import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inTheWindow, pictures, until } from './driver.mjs';
import { end, start } from './processes.mjs';

const folders = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'workbay-refused-'));
  folders.push(folder);
  return folder;
}

/** A shop's folder with this as its file. */
function shopOf(bytes) {
  const folder = newFolder();
  writeFileSync(join(folder, 'workbay.db'), bytes);
  return folder;
}

/** An empty SQLite file that says it is of this schema. */
function emptyFile(schema) {
  const page = Buffer.alloc(4096);
  page.write('SQLite format 3\0', 'latin1');
  page.writeUInt16BE(4096, 16);
  page.set([1, 1, 0, 64, 32, 32], 18);
  page.writeUInt32BE(1, 24);
  page.writeUInt32BE(1, 28);
  page.writeUInt32BE(4, 44);
  page.writeUInt32BE(1, 56);
  page.writeUInt32BE(schema, 60);
  page.writeUInt32BE(1, 92);
  page.writeUInt32BE(3_045_000, 96);
  page[100] = 0x0d;
  page.writeUInt16BE(4096, 105);
  return page;
}

async function refusal(/** @type {WindowDriver} */ driver, code) {
  const page = await driver.byTestId('refused');
  assert.equal(await page.attribute('data-code'), code);
  return page.text();
}

test('a file from a newer program is refused with the way out, and left as it was', async () => {
  const file = emptyFile(999);
  const data = shopOf(file);
  await inTheWindow('newer-file', async (driver) => {
    const text = await refusal(driver, 'newer');
    assert.match(text, /999/);
    assert.match(text, /请在这台电脑上安装最新版/);
    assert.ok(text.includes(data), 'the page says where the file is');
    assert.deepEqual(readFileSync(join(data, 'workbay.db')), file);
  }, { data });
});

test('a file that is none is refused in English on an English computer', async () => {
  const file = Buffer.from('this is a letter, not a shop file '.repeat(300));
  const data = shopOf(file);
  await inTheWindow('no-shop-file', async (driver) => {
    const text = await (await driver.byTestId('refused')).text();
    assert.match(text, /Try again/);
    assert.match(text, /has not been changed/);
    assert.deepEqual(readFileSync(join(data, 'workbay.db')), file);
  }, { data, language: 'en_GB' });
});

/** The shop without a window, as a program of its own that has the file. */
async function served(data) {
  const name = process.platform === 'win32' ? 'workbay-serve.exe' : 'workbay-serve';
  const program = process.env.WORKBAY_SERVE ?? join(dirname(fileURLToPath(import.meta.url)), '../../target/debug', name);
  /** @type {import('node:child_process').ChildProcess & { address?: string }} */
  const child = start(program, ['--data', data, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((ready, failed) => {
    child.stdout.once('data', (line) => {
      child.address = `${line}`.trim();
      ready(undefined);
    });
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`it ended with ${code}`)));
  });
  return child;
}

test('where another program has the file, that is said; the window opens once it has ended, and finds the file closed', async () => {
  const data = newFolder();
  const first = await served(data);
  await inTheWindow('in-use', async (second) => {
    assert.match(await refusal(second, 'in_use'), /workbay-serve.*\d+/);
    await end(first);
    assert.equal(first.exitCode, 0, 'told to end, it ends in order');
    assert.equal(existsSync(join(data, 'workbay.db-wal')), false, 'and closes its file');
    await second.clickText('重试');
    await second.find('#root');
  }, { data });
});

/** The program answers at its address; a command of nobody's or of whoever holds the token. @returns {Promise<any>} */
async function post(address, path, body, token) {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${await answer.clone().text()}`);
  return answer.json();
}

test('a shop whose file is gone is opened in the window from its copy, by the PIN of its manager', async () => {
  const data = newFolder();
  const first = await served(data);
  /** @type {import('../browser/support/requests').AsksWithToken} */
  const rpc = (command, request, token) => post(first.address, `/api/rpc/${command}`, { request: request ?? {}, key: randomUUID() }, token);
  await rpc('set_up_shop', {
    name: '顺达汽修', phone: '0755-82345678', address: '深圳市福田区', person_name: '张敏', pin: '2580', bays: ['1'],
  });
  const { token } = await post(first.address, '/api/sign-in', { person_id: 1, pin: '2580', station: '前台' });
  await rpc('make_backup', {}, token);
  while ((await rpc('task_status', {}, token)).state === 'running');
  await end(first);
  rmSync(join(data, 'workbay.db'));
  await inTheWindow('recovered', async (driver) => {
    const page = await driver.byTestId('recovery');
    // Copies are read whole before one is offered.
    await until(async () => /备份还在/.test(await page.text()), 'a copy to be offered');
    const open = await driver.byTestId('recover');
    const pin = await driver.find('#pin');
    await pin.type('0000');
    await open.click();
    await until(async () => /密码不对/.test(await page.text()), 'the wrong PIN to be told');
    await pin.clear();
    await pin.type('2580');
    await driver.screenshot(join(pictures, 'recovery.png'));
    await open.click();
    await driver.find('#root');
    await driver.find('[data-person="1"]');
    assert.ok(existsSync(join(data, 'workbay.db')));
  }, { data });
});
