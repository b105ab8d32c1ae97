import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inTheWindow } from './driver.mjs';
import { later } from './hour.mjs';
import { openPrinters } from './printers.mjs';
import { signedIn } from './shop.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'workbay-papers-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** A computer on which these programs do as told: a viewer. */
function computerWith(name, programs) {
  const folder = join(scratch, name);
  mkdirSync(folder);
  for (const [program, script] of Object.entries(programs)) {
    writeFileSync(join(folder, program), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, program), 0o755);
  }
  return { PATH: `${folder}:${process.env.PATH}`, XDG_CACHE_HOME: join(folder, 'cache') };
}

/** The confirmation of a booking: the paper that needs the least to be made. */
async function booking(/** @type {WindowDriver} */ driver) {
  const me = await signedIn(driver);
  const { id } = await driver.rpc('book_appointment', {
    channel: 'phone', customer_id: null, vehicle_id: null, contact_name: '李小芳', contact_phone: '13800138000',
    plate: '粤B12345', model: '', symptom: '保养', items: [], starts_at: later(24),
    minutes: 60, advisor_id: me, bay_id: null, estimate: null, over_capacity: true,
  });
  return { kind: /** @type {const} */ ('booking_slip'), id };
}

const textOf = (file) => execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });

test('a paper goes to the printer that was chosen, and is printed when that says so', async () => {
  const printers = await openPrinters();
  try {
    await inTheWindow('print', async (driver) => {
      const paper = await booking(driver);
      const listed = (await driver.rpc('printers', {})).printers;
      assert.deepEqual(listed.map(({ printer, status }) => [printer, status]), [['Dot_Matrix', 'idle'], ['Office', 'idle']]);
      await driver.rpc('print_document', { ...paper, size: null, printer: 'Dot_Matrix', printer_at: null, copies: 1 });
      await driver.waitFor(async () => (await driver.rpc('prints_of', paper)).printed === 1, 'the printer to say it');
      assert.ok(printers.printed().length > 1000, 'the paper arrived over the cable');
    }, { env: { CUPS_SERVER: printers.address } });
  } finally {
    await printers.close();
  }
});

test('where somebody prints by hand, the paper opens in the viewer', async () => {
  const viewed = join(scratch, 'viewed');
  const env = computerWith('viewer', { 'xdg-open': `cp "$1" '${viewed}.part'; mv '${viewed}.part' '${viewed}'` });
  await inTheWindow('view', async (driver) => {
    const paper = await booking(driver);
    const laid = await driver.invoke('lay_out_document', paper);
    await driver.rpc('hand_over_document', { ...paper, size: null });
    assert.ok(!existsSync(viewed), 'it is counted before anybody can print it');
    await driver.invoke('open_document', { paper: laid });
    await driver.waitFor(() => existsSync(viewed), 'the viewer');
    assert.match(textOf(viewed), /李小芳/);
    assert.doesNotMatch(textOf(viewed), /重打/, 'the first print is none of a second');
    const { printed, next_is_marked } = await driver.rpc('prints_of', paper);
    assert.deepEqual([printed, next_is_marked], [1, true]);
    await assert.rejects(driver.invoke('open_document', { paper: laid }), { code: 'cannot_print' });
  }, { env });
});

test('where no viewer takes it, that is said', async () => {
  const launchers = ['xdg-open', 'gio', 'gnome-open', 'kde-open', 'kde-open5', 'kde-open6', 'wslview'];
  const env = computerWith('nothing', Object.fromEntries(launchers.map((program) => [program, 'exit 4'])));
  await inTheWindow('nothing', async (driver) => {
    const paper = await booking(driver);
    const laid = await driver.invoke('lay_out_document', paper);
    await assert.rejects(driver.invoke('open_document', { paper: laid }), { code: 'cannot_print' });
  }, { env });
});

test('without a print service the window says so, and has its viewer', () =>
  inTheWindow('no-service', async (driver) => {
    await booking(driver);
    assert.deepEqual(await driver.rpc('printers', {}), { printers: [], trouble: 'no_service' });
  }, { env: { CUPS_SERVER: join(scratch, 'nowhere.sock') } }));

test('a paper is saved where the person says, in the desktop\'s own dialog', () =>
  inTheWindow('save', async (driver) => {
    const paper = await booking(driver);
    const saveAs = async (typed) => {
      await driver.execute(`
        window.saved = undefined;
        window.__TAURI_INTERNALS__.invoke('save_document', { kind: arguments[0], id: arguments[1], title: 'Put the slip where' })
          .then((path) => { window.saved = { path }; }, (refusal) => { window.saved = { refusal }; });`, paper.kind, paper.id);
      // The page says its title, in the person's language; Latin letters here, as the one who looks for it knows no others.
      const dialog = await driver.waitForWindow('Put the slip where');
      await driver.inWindow(dialog, 'key', 'ctrl+a');
      await driver.inWindow(dialog, 'type', '--delay', '5', typed);
      await driver.inWindow(dialog, 'key', 'Return');
      return driver.waitFor(() => driver.execute('return window.saved ?? null;'), 'the paper to be saved');
    };
    // Latin letters only: a made-up keyboard drops other ones when the machine is busy.
    const path = join(scratch, 'slip-of-the-customer.pdf');
    assert.deepEqual(await saveAs(path), { path });
    assert.match(textOf(path), /粤B·?12345/);
    // The next dialog begins where this one ended, and nobody need type the ending.
    const second = join(scratch, 'another-slip.pdf');
    assert.deepEqual(await saveAs('another-slip'), { path: second });
    assert.match(textOf(second), /粤B·?12345/);
  }));
