// The seats of a shop at work: the host's own window, the window of a computer that joined it, a tablet at the car, and
// the customer's own phone. Each is on a screen of its own, as in the shop; what stands beside them is the office, which
// does by commands what a story does not look at.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDoor } from '../../browser/support/doors.mjs';
import { openBrowser } from '../../browser/support/pages.mjs';
import { inTheWindow } from '../driver.mjs';
import { person, setUp } from '../shop.mjs';
import { otherStation } from './door.mjs';
import { enterPin, named, personTile, press } from './hands.mjs';

/** Opens the door of the house; whoever comes in later comes by this address. */
async function doorOf(/** @type {Asking} */ office) {
  await openDoor(office);
  const { door } = await office.rpc('list_stations');
  return `127.0.0.1:${door.port}`;
}

/** A code that lets one device in, for the work of these roles. */
async function codeFor(/** @type {Asking} */ office, /** @type {CommandRequest<'offer_pairing'>['roles']} */ roles) {
  await office.rpc('offer_pairing', { roles, wall: false });
  return (await office.rpc('list_stations')).offer.code;
}

/** Somebody sits down at a window at which nobody sits. */
async function signIn(/** @type {WindowDriver} */ driver, { name, pin }) {
  await press(driver, `[data-person="${await personTile(driver, name)}"]`);
  await enterPin(driver, pin);
  await driver.byTestId('person');
}

/** A computer that keeps no shop chooses the host, is let in by a code, and somebody sits down at it. */
async function joins(/** @type {WindowDriver} */ driver, /** @type {Asking} */ office, door, { station, who }) {
  await driver.fill(named('address'), door);
  await press(driver, named('look'));
  await driver.find(named('fingerprint'));
  await press(driver, named('choose'));
  await driver.find('#code');
  await driver.fill('#code', await codeFor(office, who.roles));
  await driver.fill('#name', station);
  await press(driver, '#enter');
  await driver.find(named('joined-host'));
  await signIn(driver, who);
}

/** A tablet comes in by the code that was photographed, and somebody takes it to the car. */
async function taken(browser, /** @type {Asking} */ office, door, { station, who }) {
  const code = (await codeFor(office, who.roles)).replace('-', '');
  const tablet = await browser.open({ door: `https://${door}/pair#${code}`, size: [1024, 768], touch: true, locale: 'zh-CN' });
  await tablet.locator('#name').fill(station);
  await tablet.keyboard.press('Enter');
  await tablet.getByRole('button', { name: new RegExp(who.name) }).tap();
  await tablet.keyboard.type(who.pin);
  await tablet.keyboard.press('Enter');
  await tablet.getByTestId('person').waitFor();
  return tablet;
}

/**
 * Runs one story at a shop whose seats are all taken: `staff` names who sits where. What a failing story saw is kept
 * of both windows and of the page opened last.
 *
 * @param {string} name
 * @param {Record<string, { name: string, pin: string, roles: CommandRequest<'save_person'>['roles'] }>} staff
 * @param {(seats: { office: Asking, advisor: WindowDriver, till: WindowDriver, tablet: any, browser: any }) => Promise<unknown>} story
 */
export async function atItsSeats(name, staff, story) {
  // Certificates are looked at by each computer's own clock: the shop opens at this moment.
  const at = new Date().toISOString();
  const data = mkdtempSync(join(tmpdir(), 'workbay-joined-'));
  // As the first page of a new file leaves it, when somebody says that the data is elsewhere.
  writeFileSync(join(data, 'joined.json'), '{"host":null}');
  const browser = await openBrowser();
  const host = async (advisor) => {
    const me = await setUp(advisor);
    const office = await otherStation(advisor, me, person.pin);
    for (const { name, pin, roles } of Object.values(staff)) {
      await office.rpc('save_person', { id: null, version: 0, name, pin, roles, discount_limit: null, active: true });
    }
    const door = await doorOf(office);
    await advisor.reload('#/');
    await signIn(advisor, staff.advisor);
    const joined = async (till) => {
      await joins(till, office, door, { station: '收银台', who: staff.cashier });
      const tablet = await taken(browser, office, door, { station: '1号工位平板', who: staff.technician });
      await story({ office, advisor, till, tablet, browser });
    };
    await inTheWindow(`${name}-till`, joined, { data, at });
  };
  try {
    // Whatever networks this computer is in, no story opens its door to them.
    await inTheWindow(`${name}-advisor`, host, { at, env: { WORKBAY_HOUSE: '127.0.0.1' } });
  } catch (error) {
    const shown = await browser.lastPicture().catch(() => 'none');
    error.message += `\npicture of the page: ${shown}`;
    throw error;
  } finally {
    await browser.close();
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Gives photos to a field of a window as its own dialog does: all at once. */
export const choosePhotos = (/** @type {WindowDriver} */ driver, id, photos) =>
  driver.execute(
    `const [css, photos] = arguments;
     const chosen = new DataTransfer();
     for (const { name, mimeType, base64 } of photos) {
       const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
       chosen.items.add(new File([bytes], name, { type: mimeType }));
     }
     const field = document.querySelector(css);
     field.files = chosen.files;
     field.dispatchEvent(new Event('change', { bubbles: true }));`,
    named(id),
    photos.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') })),
  );

/** A finger on the glass of a page, its way as shares of width and height of a thing. */
export async function signWithFinger(page, thing) {
  await thing.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await thing.boundingBox();
  const way = [[0.2, 0.3], [0.3, 0.7], [0.4, 0.3], [0.6, 0.6], [0.8, 0.4]];
  const [first, ...rest] = way.map(([across, down]) => ({ x: x + width * across, y: y + height * down }));
  const glass = await page.context().newCDPSession(page);
  const touch = (type, ...touchPoints) => glass.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', first);
  for (const point of rest) await touch('touchMove', point);
  await touch('touchEnd');
  await glass.detach();
}

/** The moment at which the next command of this name is answered on a page, by the clock of this computer. */
export async function answered(page, command) {
  const reply = await page.waitForResponse((one) => one.url().endsWith(`/api/rpc/${command}`));
  assert.ok(reply.ok(), `${command}: ${reply.status()}`);
  await reply.finished();
  const { startTime, responseEnd } = reply.request().timing();
  return startTime + responseEnd;
}

/**
 * A window is told to note the moment at which something is drawn on it: who asked it again and again from outside
 * would measure the asking. `isThere` runs in the page; answers what waits for that moment, by the clock of this computer.
 */
export async function watched(/** @type {WindowDriver} */ driver, what, isThere, ...facts) {
  await driver.execute(
    `const [what, facts] = arguments;
     const isThere = ${isThere};
     const drawnAt = (window.drawnAt ??= {});
     delete drawnAt[what];
     const watch = new MutationObserver(() => {
       if (!isThere(...facts)) return;
       watch.disconnect();
       requestAnimationFrame(() => { drawnAt[what] = Date.now(); });
     });
     watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });`,
    what,
    facts,
  );
  return () => driver.waitFor(() => driver.execute('return window.drawnAt[arguments[0]] ?? null;', what), what);
}
