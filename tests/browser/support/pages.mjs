// The browser of this computer, and the pages it opens at the doors of a shop.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PATIENCE } from '../../window/driver.mjs';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const { chromium } = createRequire(join(top, 'ui/package.json'))('playwright-core');

/** It goes by one of several names. */
function browserOfThisComputer() {
  const known = [process.env.WORKBAY_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = known.find((file) => file && existsSync(file));
  assert.ok(found, 'Chromium is missing: apt-get install chromium');
  return found;
}

/**
 * Where pages run that are of other computers but share this one's processors (Linux): they draw with what the host
 * leaves over, as in a shop each has a processor of its own. For measuring alone: beside others they would starve.
 */
export const otherComputers = behind('chrt --idle 0');

/** A page of another computer that is timed: it draws at once, and before it the host does its work. */
export const timedComputer = behind('nice -n 10');

function behind(/** @type {string} */ start) {
  return {
    program(/** @type {string} */ file) {
      const path = join(mkdtempSync(join(tmpdir(), 'workbay-elsewhere-')), 'program');
      writeFileSync(path, `#!/bin/sh\nexec ${start} '${file}' "$@"\n`, { mode: 0o755 });
      return path;
    },
  };
}

/** Runs in the page, before anything of it: its clock is wrong from the start. */
function wrongClock(ahead) {
  /** @type {any} */
  const Right = Date;
  /** @type {any} */ (window).Date = class extends Right {
    constructor(...given) {
      super(...(given.length === 0 ? [Right.now() + ahead] : given));
    }

    static now() {
      return Right.now() + ahead;
    }
  };
}

/**
 * The folder of a person on this computer: a browser keeps there whom it trusts. Names in `hosts` are those the network's
 * own names would say, each with its address; `inside` is another computer of a house, where it runs.
 */
export async function openBrowser(/** @type {{ home?: string, hosts?: Record<string, string>, inside?: any }} */ { home, hosts = {}, inside } = {}) {
  const rules = Object.entries(hosts).map(([name, address]) => `MAP ${name} ${address}`);
  const program = browserOfThisComputer();
  const browser = await chromium.launch({
    executablePath: inside ? inside.program(program) : program,
    ...(home && { env: { ...process.env, HOME: home } }),
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-background-networking',
      ...(rules.length > 0 ? [`--host-resolver-rules=${rules.join(',')}`] : []),
    ],
  });
  return {
    /**
     * A page at a door, on a device of its own; with a session somebody sits there already. `zone` and `ahead` are of a
     * computer that is set to another zone, and whose clock is wrong by so many hours; `proxy` is what stands between.
     * A `busy` one never rests, so that no page is loaded before it is wanted: most stories want a page or two, and
     * would wait for all of them. A `strict` one opens no door whose certificate it does not trust; `before` runs in the
     * page before anything of it.
     *
     * @param {import('./requests').PageWish} wish
     */
    async open({ door, session, language = 'zh-CN', size = [1366, 768], touch = false, zone = process.env.WORKBAY_ZONE, ahead = 0, locale, busy = true, proxy, strict = false, before }) {
      const context = await browser.newContext({
        viewport: { width: size[0], height: size[1] }, hasTouch: touch, reducedMotion: 'reduce', timezoneId: zone, locale,
        // The shop's own certificate, which this browser was never told to trust.
        ignoreHTTPSErrors: !strict,
        // This computer's own addresses go by it as well.
        ...(proxy && { proxy: { server: proxy, bypass: '<-loopback>' } }),
      });
      if (busy) await context.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }));
      if (before) await context.addInitScript(before);
      if (ahead !== 0) await context.addInitScript(wrongClock, ahead * 3_600_000);
      await context.addInitScript(
        ([spoken, signedIn]) => {
          if (localStorage.getItem('workbay.language') === null) localStorage.setItem('workbay.language', spoken);
          if (signedIn && sessionStorage.getItem('workbay.session') === null) {
            sessionStorage.setItem('workbay.session', JSON.stringify(signedIn));
          }
        },
        [language, session],
      );
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      /** Everything the browser complained of; a story ends without any. */
      page.complaints = [];
      page.on('pageerror', (error) => page.complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') page.complaints.push(message.text());
      });
      /** What was asked of the host and is not answered yet; the stream of changes never ends. */
      page.asked = new Set();
      page.answered = 0;
      const isQuestion = (request) => !request.url().includes('/api/events');
      page.on('request', (request) => isQuestion(request) && page.asked.add(request));
      for (const over of ['requestfinished', 'requestfailed']) page.on(over, (request) => { if (page.asked.delete(request)) page.answered += 1; });
      await page.goto(door);
      return page;
    },

    /** What the page opened last shows, of those that are still open, for who reads of a failure. */
    async lastPicture() {
      const path = join(top, 'target/browser', `${randomUUID()}.png`);
      await browser.contexts().at(-1).pages()[0].screenshot({ path });
      return path;
    },

    close: () => browser.close(),
  };
}
