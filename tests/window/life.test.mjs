// How the window comes, goes and comes back: its place, a second start, the system's word to end, the end of the
// page's own process, long work that is going on.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inTheWindow, program } from './driver.mjs';
import { isAlive } from './processes.mjs';
import { person, signedIn, sitting } from './shop.mjs';
import { otherStation } from './support/door.mjs';
import { picture } from './support/hands.mjs';

const folders = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
function newFolder() {
  folders.push(mkdtempSync(join(tmpdir(), 'workbay-life-')));
  return folders.at(-1);
}

test('a second start brings the first window forward; the system’s word closes door and file in order; the place is kept', async () => {
  const data = newFolder();
  await inTheWindow('first-start', async (driver) => {
    await signedIn(driver);
    await driver.post('/window/rect', { x: 60, y: 40, width: 1100, height: 600 });
    await driver.waitFor(() => driver.execute('return innerWidth === 1100 && innerHeight === 600;'), 'the smaller window');
    assert.equal(await driver.invoke('zoom', { step: 1 }), 110);

    const second = spawn(program(), [], { env: driver.env, stdio: 'ignore' });
    assert.equal(await new Promise((ended) => second.once('exit', ended)), 0, 'the second start ends by itself');
    await driver.waitFor(() => /brought the window forward/.test(driver.journal()), 'the first window to be told');
    assert.equal((await driver.rpc('get_shop')).name, '顺达汽修', 'the first goes on');

    const pid = driver.process();
    const { address } = await driver.invoke('station');
    assert.ok((await fetch(`${address}/api/health`).catch(() => null)) !== null, 'the door is open');
    process.kill(pid, 'SIGTERM');
    await driver.waitFor(() => !isAlive(pid), 'the program to end');
    assert.match(driver.journal(), /the file is closed[\s\S]*ended/);
    assert.deepEqual(['workbay.db-wal', 'workbay.window'].filter((name) => existsSync(join(data, name))), []);
    assert.equal(await fetch(address).catch(() => null), null, 'the door is shut');
  }, { data });

  await inTheWindow('second-morning-place', async (driver) => {
    await driver.find('#root');
    const size = await driver.execute('return [Math.round(outerWidth), Math.round(innerWidth * 1.1), Math.round(innerHeight * 1.1)];');
    assert.deepEqual(size.slice(1).map((value) => Math.round(value / 4)), [1100, 600].map((value) => Math.round(value / 4)));
    const { x, y } = await driver.get('/window/rect');
    assert.deepEqual([x, y], [60, 40]);
  }, { data, asKept: true });
});

test('when the page’s process dies the page comes back by itself, with whoever sat there and what was typed', () =>
  inTheWindow('page-died', async (driver) => {
    const door = await otherStation(driver, await sitting(driver, '/customers/new'), person.pin);
    await (await driver.find('#customer-name')).type('周师傅');
    const pages = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(driver.process())], { encoding: 'utf8' })
      .split('\n').filter((line) => line.includes('WebKitWebProcess')).map((line) => Number(line.trim().split(' ')[0]));
    assert.equal(pages.length, 1);
    process.kill(pages[0], 'SIGKILL');
    await driver.waitFor(() => /the page's process ended/.test(driver.journal()), 'the death to be written down');
    // The driver knew only the page that died: from here on there are the hands and the door.
    await driver.waitFor(async () => {
      await driver.keys('F8', 'F2');
      return (await door.rpc('search', { query: '周师傅' })).customers.length === 1;
    }, 'the typing to be there, and saved with a key by who sat there');
  }));

test('closing while long work runs asks, and goes on when told to wait', () =>
  inTheWindow('closing', async (driver) => {
    await signedIn(driver);
    const running = async () => (await driver.rpc('task_status'))?.state === 'running';
    await driver.rpc('load_sample_shop');
    const pid = driver.process();
    const window = await driver.window();
    const cross = () => new Promise((done) => driver.desktop('close', window).once('exit', done));
    await cross();
    const question = await driver.dialog();
    assert.ok(await running(), 'the work goes on meanwhile');
    await picture(driver, 'closing-asks');
    await driver.inWindow(question, 'key', 'Escape');
    await driver.waitFor(async () => !(await running()), 'the sample shop', 120_000);
    assert.ok(isAlive(pid));
    // Nothing runs: the cross closes.
    await cross();
    await driver.waitFor(() => !isAlive(pid), 'the program to end');
    assert.match(driver.journal(), /the file is closed/);
  }));

test('the cross asks about what the page has not sent yet, and closes once there is nothing', () =>
  inTheWindow('closing-unsent', async (driver) => {
    await signedIn(driver);
    // Whatever the page itself says of it meanwhile.
    await driver.execute(`window.unsent = true;
      Object.defineProperty(window, 'workbayHasUnsent', { configurable: true, get: () => () => window.unsent, set: () => {} });`);
    const [pid, window] = [driver.process(), await driver.window()];
    const cross = () => new Promise((done) => driver.desktop('close', window).once('exit', done));
    await cross();
    const question = await driver.dialog();
    await picture(driver, 'closing-unsent-asks');
    await driver.inWindow(question, 'key', 'Escape');
    await driver.execute('window.unsent = false;');
    assert.ok(isAlive(pid), 'told to stay it stays');
    await driver.waitFor(async () => {
      await cross();
      return !isAlive(pid);
    }, 'the program to end');
    assert.match(driver.journal(), /the file is closed/);
  }));

test('the file for support holds versions, settings and the journal, and nobody’s name or number', () =>
  inTheWindow('support', async (driver) => {
    await signedIn(driver);
    const { customer } = await driver.rpc('save_customer', {
      id: null, version: 0, kind: 'private', name: '周志强', phone: '13800138000', contact_name: '', contact_phone: '',
      address: '新安路 18 号', note: 'likes tea', refuses_messages: false,
    });
    await driver.rpc('save_vehicle', {
      id: null, version: 0, customer_id: customer.id, plate: '粤B24680', plate_colour: 'blue', vin: 'LSVAA49J132047371',
      engine_no: '', make: '大众', model: '朗逸', colour: '', registered_on: null, inspection_due: null,
      insurance_due: null, insurer: '', note: '',
    });
    // What goes wrong with such words in it goes wrong beforehand.
    await driver.askWrongly('save_customer', { name: '周志强 13800138000' }).catch(() => {});
    const path = join(newFolder(), 'support.txt');
    await driver.execute(`window.saved = undefined;
      window.__TAURI_INTERNALS__.invoke('save_support_file', { title: 'Help file' }).then((path) => { window.saved = { path }; }, (refusal) => { window.saved = { refusal }; });`);
    const dialog = await driver.waitForWindow('Help file');
    await driver.inWindow(dialog, 'key', 'ctrl+a');
    await driver.inWindow(dialog, 'type', '--delay', '5', path);
    await driver.inWindow(dialog, 'key', 'Return');
    assert.deepEqual(await driver.waitFor(() => driver.execute('return window.saved ?? null;'), 'the file'), { path });
    const text = readFileSync(path, 'utf8');
    for (const word of ['program: ', 'schema: ', 'hour_rate', 'started']) assert.ok(text.includes(word), word);
    for (const word of ['周志强', '周', '138001', '新安', 'tea', '粤', 'B24680', 'LSVAA', '朗逸', person.name, '顺达', '82345678']) {
      assert.ok(!text.includes(word), `${word} stands in the file for support`);
    }
  }));
