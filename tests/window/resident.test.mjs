// The shop's other computers work on while this one's window is closed: started as somebody signs in to the computer,
// closed by its cross, brought back by a second start, ended by a word.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inTheWindow, program } from './driver.mjs';
import { isAlive } from './processes.mjs';
import { person, sitting } from './shop.mjs';
import { awake, enterPin, named, personTile, picture, press, tap } from './support/hands.mjs';

const folders = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
function newFolder() {
  // A blank and a sign: the system's list must not part the name in two.
  folders.push(mkdtempSync(join(tmpdir(), 'workbay resident $')));
  return folders.at(-1);
}

const ended = (child) => new Promise((done) => child.once('exit', done));
const answers = (address) => fetch(`${address}/api/health`).then(() => true, () => false);
const hasWindow = (/** @type {WindowDriver} */ driver) => driver.window().then(() => true, () => false);

/** What the system's list says of the program, word by word, as a desktop reads it. */
function startedAtSignIn(home) {
  const [name, ...others] = readdirSync(join(home, '.config/autostart'));
  assert.match(name, /^Workbay-[0-9a-f]{8}\.desktop$/, 'a folder that is not the usual one has an entry of its own');
  assert.deepEqual(others, []);
  const entry = readFileSync(join(home, '.config/autostart', name), 'utf8');
  const exec = /^Exec=(.*)$/m.exec(entry)[1].replace(/\\\\/g, '\\').trim();
  return [...exec.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, bare]) => bare ?? quoted.replace(/\\(.)/g, '$1'));
}

test('the window is closed and the shop stays open; a second start brings it back, and somebody says who they are', async () => {
  const [home, data] = [newFolder(), newFolder()];
  await inTheWindow('resident', async (driver) => {
    await sitting(driver, '/settings/stations');
    await driver.find(named('resident-on'));
    await picture(driver, 'resident-off');
    await tap(driver, 'resident-on');
    await driver.find(named('resident-off'));
    await picture(driver, 'resident-on');
    assert.deepEqual(startedAtSignIn(home), [program(), '--without-window', '--data', data]);

    const [pid, { address }] = [driver.process(), await driver.invoke('station')];
    await ended(driver.desktop('close', await driver.window()));
    await driver.waitFor(async () => !(await hasWindow(driver)), 'the window to go');
    assert.ok(isAlive(pid) && (await answers(address)), 'the shop is open without it');

    assert.equal(await ended(spawn(program(), [], { env: driver.env, stdio: 'ignore' })), 0, 'the second start ends by itself');
    await driver.waitFor(() => hasWindow(driver), 'the window to come back');
    assert.equal(driver.process(), pid, 'it is the same program');
    // The window that came back is nobody's: a person signs in with a real hand.
    await driver.waitFor(() => /a second start brought the window forward/.test(driver.journal()), 'the journal to say so');
    process.kill(pid, 'SIGTERM');
    await driver.waitFor(() => !isAlive(pid), 'the program to end');
    assert.match(driver.journal(), /the file is closed[\s\S]*ended/);
  }, { data, env: { HOME: home } });

  // The next morning the computer starts it by itself, and turned off again it is in no list.
  await inTheWindow('resident-morning', async (driver) => {
    await driver.reload('#/settings/stations');
    await press(driver, `[data-person="${await personTile(driver, person.name)}"]`);
    await enterPin(driver, person.pin);
    await tap(driver, 'resident-off');
    await driver.find(named('resident-on'));
    assert.deepEqual(readdirSync(join(home, '.config/autostart')), []);
    const pid = driver.process();
    await ended(driver.desktop('close', await driver.window()));
    await driver.waitFor(() => !isAlive(pid), 'closing the window to end the program');
  }, { data, env: { HOME: home } });
});

test('a start without a window opens the shop for the others, and is ended from its window', async () => {
  const [home, data] = [newFolder(), newFolder()];
  await inTheWindow('resident-first', async (driver) => {
    await sitting(driver, '/settings/stations');
    await tap(driver, 'resident-on');
    const [pid, end] = [driver.process(), await driver.find(named('end-program'))];
    await awake(driver);
    // The page goes with the program, and answers no more.
    await end.click().catch(() => {});
    await driver.waitFor(() => !isAlive(pid), 'the program to end, though it may go on without its window');
    const [, ...words] = startedAtSignIn(home);
    const without = spawn(program(), words, { env: { ...driver.env, WORKBAY_DATA: '' }, stdio: 'ignore' });
    try {
      await driver.waitFor(() => /works without its window/.test(driver.journal()), 'the shop to be open');
      const address = /finds the shop here.*address=(\S+)|address=(\S+).*finds the shop here/.exec(driver.journal().split('works without its window')[0].split('started').at(-1));
      assert.ok(address, driver.journal());
      assert.ok(await answers(`http://${address[1] ?? address[2]}`), 'a browser finds it');
      assert.ok(!(await hasWindow(driver)), 'and there is no window');
      assert.equal(await ended(spawn(program(), words.slice(1), { env: { ...driver.env, WORKBAY_DATA: '' }, stdio: 'ignore' })), 0);
      await driver.waitFor(() => hasWindow(driver), 'the window to come at the next start');
    } finally {
      without.kill('SIGTERM');
      await ended(without);
    }
  }, { data, env: { HOME: home } });
});

test('as a service of the system the installed program serves without a desktop, and says so where the file is taken', async () => {
  const data = newFolder();
  // No screen, no session, no home: as a system starts it before anybody signs in.
  const env = { PATH: process.env.PATH, WORKBAY_HOUSE: '127.0.0.1' };
  const serve = () => spawn(program(), ['--serve', '--data', data, '--port', '0'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [first, line] = await new Promise((found, failed) => {
    const child = serve();
    let said = '';
    child.stdout.on('data', (bytes) => {
      said += bytes;
      if (said.includes('\n')) found([child, said.trim()]);
    });
    child.once('exit', (code) => failed(new Error(`it ended with ${code}`)));
  });
  try {
    assert.ok(await answers(line), 'the shop is served');
    assert.match(await (await fetch(line)).text(), /id="root"/, 'with its pages, as they were installed');
    const second = serve();
    assert.equal(await ended(second), 2, 'one program has the file');
    assert.match(readFileSync(join(data, 'workbay.log'), 'utf8'), /started to serve[\s\S]*the shop cannot be served/);
  } finally {
    first.kill('SIGTERM');
    assert.equal(await ended(first), 0, 'told to end it ends in order');
  }
});
