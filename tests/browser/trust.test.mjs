// Whom a browser trusts: the other stories take any certificate, as a person does who presses on past the warning.
// Here it is a browser that did what /trust says, and one that did not.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { openBrowser } from './support/pages.mjs';
import { freePort } from './support/ports.mjs';
import { atTheShop, picture, rest } from './support/station.mjs';

function certutil(...given) {
  try {
    return execFileSync('certutil', given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    assert.notEqual(error.code, 'ENOENT', 'certutil is missing: apt-get install libnss3-tools');
    throw error;
  }
}

/** The folder of somebody who trusts these authorities and none of their own beside the browser's. */
function homeThatTrusts(authorities) {
  const home = mkdtempSync(join(tmpdir(), 'workbay-home-'));
  const nssdb = join(home, '.pki/nssdb');
  mkdirSync(nssdb, { recursive: true });
  certutil('-d', `sql:${nssdb}`, '-N', '--empty-password');
  for (const [number, pem] of authorities.entries()) {
    const file = join(home, `${number}.crt`);
    writeFileSync(file, pem);
    certutil('-d', `sql:${nssdb}`, '-A', '-t', 'C,,', '-n', `workbay ${number}`, '-i', file);
  }
  return home;
}

/** A browser of such a person, for the length of a story. */
async function withBrowser(authorities, hosts, story) {
  const home = homeThatTrusts(authorities);
  const browser = await openBrowser({ home, hosts });
  try {
    await story(browser);
  } finally {
    await browser.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

test('a browser that did what the page of trust says comes in without a warning, and no other', () =>
  atTheShop(async (shop) => {
    const { door } = await shop.rpc('list_stations');
    const port = await freePort();
    await shop.rpc('open_house_door', { open: true, port, version: door.version });
    await until(async () => (await shop.rpc('list_stations')).state.is === 'open', 'the door to open');
    const address = `https://127.0.0.1:${port}`;
    // As the page of trust hands it out, over a line that is not safe yet.
    const reply = await fetch(`http://127.0.0.1:${port}/trust/workbay.crt`);
    assert.equal(reply.headers.get('content-type'), 'application/x-x509-ca-cert');
    const authority = await reply.text();
    await shop.rpc('offer_pairing', { roles: ['manager'], wall: false });
    const { offer: { code } } = await shop.rpc('list_stations');
    const named = `${hostname().split('.')[0].toLowerCase()}.local`;

    await withBrowser([], { [named]: '127.0.0.1' }, async (stranger) => {
      for (const wrong of [address, `https://${named}:${port}`]) {
        await assert.rejects(stranger.open({ door: wrong, strict: true }), /ERR_CERT_AUTHORITY_INVALID/);
      }
    });

    await withBrowser([authority], { [named]: '127.0.0.1', 'bank.example': '127.0.0.1' }, async (tablet) => {
      const page = await tablet.open({ door: `${address}/pair#${code.replace('-', '')}`, strict: true, size: [768, 1024], touch: true });
      await page.locator('#name').fill('信任的平板');
      await page.keyboard.press('Enter');
      await page.getByTestId('station-given').waitFor();
      await rest(page);
      assert.equal(await page.evaluate(() => window.isSecureContext), true);
      await picture(page, 'trusted');
      assert.deepEqual(page.complaints, []);
      // By its name in the shop's network as well: it stands in the same certificate.
      const byName = await tablet.open({ door: `https://${named}:${port}/pair`, strict: true });
      await byName.locator('#code').waitFor();
      assert.deepEqual(byName.complaints, []);
      // Whoever trusts the shop trusts it for no other name.
      await assert.rejects(tablet.open({ door: `https://bank.example:${port}`, strict: true }), /ERR_CERT_COMMON_NAME_INVALID/);
    });
  // The browser keeps the computer's own time, and looks whether the certificate is good just now.
  }, { at: new Date().toISOString() }));
