// Two computers of a shop, each with a print service of its own and a printer of the
// same name: a sheet asked for at the host comes out at the joined computer, as it was
// looked at and on its own form, waits while that computer is off, and comes out once.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '../window/driver.mjs';
import { openPrinters } from '../window/printers.mjs';
import { end, entranceOf, start } from '../window/processes.mjs';
import { billed } from './support/billed.mjs';
import { freePort } from './support/ports.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const serve = process.env.WORKBAY_SERVE ?? join(top, 'target/debug', process.platform === 'win32' ? 'workbay-serve.exe' : 'workbay-serve');
const name = '收银台电脑';

/** A program of a joined computer; killed and started again it is the same station. */
async function begin(data, printers) {
  const env = { ...process.env, TZ: 'UTC', CUPS_SERVER: printers.address };
  const child = start(serve, ['--data', data, '--join'], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const entrance = await entranceOf(child);
  return { child, entrance };
}

/** The door's own answers, past the page: it knows its window by the cookie of the entrance. */
async function joins(/** @type {Shop} */ shop, { entrance }) {
  const port = await freePort();
  const { door } = await shop.rpc('list_stations');
  await shop.rpc('open_house_door', { open: true, port, version: door.version });
  await until(async () => (await shop.rpc('list_stations')).state.is === 'open');
  const address = new URL(entrance).origin;
  const let_in = await fetch(entrance, { redirect: 'manual' });
  const cookie = let_in.headers.get('set-cookie').split(';')[0];
  const post = async (path, body) => {
    const headers = { 'content-type': 'application/json', cookie, origin: address };
    const answer = await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  await post('/joined/choose', await post('/joined/look', { address: `127.0.0.1:${port}` }));
  await shop.rpc('offer_pairing', { roles: ['cashier', 'advisor', 'manager'], wall: false });
  const { offer } = await shop.rpc('list_stations');
  await post('/api/pair', { code: offer.code, name });
}

test('a sheet comes out at the computer that was chosen, as it was looked at, once, and waits while that is off', async () => {
  const [atHost, atStation] = [await openPrinters(), await openPrinters()];
  const before = process.env.CUPS_SERVER;
  process.env.CUPS_SERVER = atHost.address;
  const data = mkdtempSync(join(tmpdir(), 'workbay-joined-'));
  let joined;
  try {
    await atTheShop(async (shop) => {
      joined = await begin(data, atStation);
      await joins(shop, joined);
      const visit = await billed(shop);
      const { order } = await visit();
      const offered = async () => (await shop.rpc('printers')).printers.filter(({ printer_at_name: at }) => at === name);
      await until(async () => (await offered()).some(({ status }) => status === 'idle'), 'the station offers its printers');
      const { printers } = await shop.rpc('printers');
      assert.deepEqual(printers.map(({ printer, printer_at_name: at }) => [at, printer]), [
        [null, 'Dot_Matrix'],
        [null, 'Office'],
        [name, 'Dot_Matrix'],
        [name, 'Office'],
      ]);

      // Chosen on the page of the host, by its computer.
      const page = await shop.open({ session: shop.session, locale: 'zh-CN' });
      await go(page, '/printing');
      await page.getByTestId(`printers-of-${name}`).waitFor();
      await rest(page);
      await picture(page, 'station-printers');
      assert.deepEqual(await faultsOf(page), []);
      await go(page, `/visits/${order.id}`);
      await page.getByRole('button', { name: '看清单' }).click();
      await page.getByLabel('打印机', { exact: true }).waitFor();
      await page.getByLabel('纸张大小', { exact: true }).last().click();
      await page.locator('.ant-select-item-option').filter({ hasText: '241×140' }).last().click();
      await page.getByLabel('打印机', { exact: true }).click();
      await rest(page);
      await picture(page, 'station-printers-choose');
      await page.locator('.ant-select-item-option').filter({ hasText: `${name} · Dot_Matrix` }).last().click();
      await rest(page);
      const looked = await fetch(`${shop.address}/api/documents/settlement_sheet/1?size=241x140&token=${shop.session.token}`);
      const shown = Buffer.from(await looked.arrayBuffer());
      await page.locator('.ant-drawer').getByRole('button', { name: /打印/ }).click();
      await page.locator('[data-testid=print-status][data-state=printed]').waitFor();
      await rest(page);
      await picture(page, 'station-printers-printed');
      assert.deepEqual(atStation.received(1), shown, 'the printer gets the bytes of the preview');
      // ESC C n: the form is 33 lines of a sixth of an inch long, exactly half of it.
      assert.ok(atStation.printed().includes(Buffer.from([0x1b, 0x43, 33])), 'the printer was told the length of the form');
      assert.equal(atHost.printed().length, 0, 'nothing came out at the host');
      assert.equal((await shop.rpc('prints_of', { kind: 'settlement_sheet', id: 1 })).printed, 1);

      // Its computer is off: what is sent there waits, and is said to.
      const gone = new Promise((done) => joined.child.once('exit', done));
      joined.child.kill('SIGKILL');
      await gone;
      await until(async () => (await offered()).every(({ status }) => status === 'away'), 'the station is away');
      const [dot] = await offered();
      /** @type {CommandRequest<'print_document'>} */
      const ask = { kind: 'settlement_sheet', id: 1, size: '241x140', printer: dot.printer, printer_at: dot.printer_at, copies: 1 };
      const { id } = await shop.rpc('print_document', ask);
      const state = async () => {
        const { open, done } = await shop.rpc('print_jobs');
        return [...open, ...done].find((job) => job.id === id).state;
      };
      assert.equal(await state(), 'waiting');
      await page.reload();
      await go(page, '/printing');
      await page.getByTestId(`print-job-${id}`).waitFor();
      await rest(page);
      await picture(page, 'station-printers-away');
      const english = await shop.open({ session: shop.session, language: 'en', locale: 'en-GB', size: [1024, 768] });
      await go(english, '/printing');
      await english.getByTestId(`print-job-${id}`).waitFor();
      await rest(english);
      await picture(english, 'station-printers-away-en');
      assert.deepEqual(await faultsOf(english), []);

      joined = await begin(data, atStation);
      await until(async () => (await state()) === 'printed', 'it comes out when its computer is back');
      assert.equal(atStation.jobs(), 2, 'each once');
      assert.equal(atHost.jobs(), 0);
    });
  } finally {
    if (joined) await end(joined.child);
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    if (before === undefined) delete process.env.CUPS_SERVER;
    else process.env.CUPS_SERVER = before;
    await Promise.all([atHost.close(), atStation.close()]);
  }
});
