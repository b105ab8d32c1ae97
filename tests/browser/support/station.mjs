// A station with a browser: the shop without a window, and Chromium before it.
//
//   const shop = await openShop();               // a new shop file in a new folder
//   const page = await shop.sitDown(shop.me, { language: 'en' });
//   await shop.close();

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../../window/driver.mjs';
import { clockAt } from '../../window/hour.mjs';
import { end, start } from '../../window/processes.mjs';
import { openBrowser } from './pages.mjs';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const pictures = process.env.WORKBAY_PICTURES;

export const languages = ['zh-CN', 'zh-TW', 'en'];
export const manager = { name: '张敏', pin: '2580' };

/** The program under test and its pages; other builds of them can be named. */
export function built() {
  const serve = process.env.WORKBAY_SERVE ?? join(top, 'target/debug', process.platform === 'win32' ? 'workbay-serve.exe' : 'workbay-serve');
  const pages = process.env.WORKBAY_UI ?? join(top, 'ui/dist');
  assert.ok(existsSync(serve), `${serve} is missing: build it with "cargo build -p lan"`);
  assert.ok(existsSync(join(pages, 'index.html')), `${pages} is missing: build it with "make ui"`);
  return { serve, pages };
}

/** Starts the program, at this computer or at a host of its own, and waits for the line that says where its door is. */
function serveFrom(data, at, port = '0', house = '127.0.0.1', host = undefined) {
  const { serve, pages } = built();
  const words = [serve, '--data', data, '--port', port, '--ui', pages];
  const [command, ...args] = host ? host.within(words) : words;
  const child = start(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Whatever networks this computer is in, no story opens its door to them. A host of its own looks for itself.
    env: { ...process.env, WORKBAY_HOUSE: host ? undefined : house, ...clockAt(at) },
  });
  let said = '';
  child.stderr.on('data', (bytes) => {
    said = (said + bytes).slice(-20_000);
  });
  return new Promise((found, failed) => {
    let line = '';
    child.stdout.on('data', (bytes) => {
      line += bytes;
      if (line.includes('\n')) found({ child, address: line.trim(), said: () => said });
    });
    child.once('exit', (code) => failed(new Error(`workbay-serve ended with ${code}\n${said}`)));
  });
}

/** What comes back is of whoever asks. @returns {Promise<any>} */
async function ask(address, path, body, token) {
  const reply = await fetch(address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const answer = await reply.json();
  if (!reply.ok) throw Object.assign(new Error(`${path}: ${JSON.stringify(answer)}`), answer);
  return answer;
}

/**
 * A shop that has answered its five questions, its first person, and a browser. `host` and `seenFrom` are computers of
 * a house (`tests/network`): where the program runs, and where its browser.
 *
 * @param {{ setUp?: boolean, at?: string, host?: any, seenFrom?: any, names?: Record<string, string> }} [wish]
 * @returns {Promise<Shop>}
 */
export async function openShop({ setUp = true, at, host, seenFrom, names } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'workbay-browser-'));
  let served = await serveFrom(data, at, undefined, undefined, host);
  const address = host ? await host.bridge(served.address) : served.address;
  const browser = await openBrowser({ inside: seenFrom, hosts: names });
  /** @type {import('./requests').AsksWithToken} */
  const rpc = (command, request, token) => ask(address, `/api/rpc/${command}`, { request: request ?? {}, key: randomUUID() }, token);
  /** @returns {Promise<Session>} */
  const signIn = (personId, pin) => ask(address, '/api/sign-in', { person_id: personId, pin, station: '前台' });
  /** @type {Shop} */
  const shop = {
    address,
    said: () => served.said(),
    /** The program's own, for who measures it. */
    pid: () => served.child.pid,
    signIn,
    /** The number of the first person, who holds every role. */
    me: undefined,
    session: undefined,
    /** A command as the first person. */
    rpc: (command, request) => rpc(command, request, shop.session?.token),
    /** The same asked wrongly on purpose: no type holds it. */
    askWrongly: (command, request) => ask(address, `/api/rpc/${command}`, { request, key: randomUUID() }, shop.session?.token),

    /** The program ends and starts again at another hour; whoever was signed in signs in anew. */
    async startAgain(hour) {
      await end(served.child);
      served = await serveFrom(data, hour, new URL(address).port);
      shop.session = await signIn(shop.me, manager.pin);
    },

    /** The program ends, something happens to its folder, and it starts again; nobody signs in. */
    async betweenRuns(work) {
      await end(served.child);
      await work(data);
      served = await serveFrom(data, at, new URL(address).port);
    },

    /** Hires somebody with these roles and signs them in. */
    async hire(name, roles, pin = '1357') {
      await shop.rpc('save_person', { id: null, version: 0, name, roles, discount_limit: null, active: true, pin });
      const { people } = await shop.rpc('list_people');
      return signIn(people.find((one) => one.name === name).id, pin);
    },

    /** A page at this shop's door, or at the one that is named; with a session somebody sits there already. */
    open: ({ door = address, ...wish } = {}) => browser.open({ door, ...wish }),

    /** The host says nothing more and ends nothing, as when its cable is pulled; then it goes on. */
    silence: () => process.kill(served.child.pid, 'SIGSTOP'),
    speak: () => process.kill(served.child.pid, 'SIGCONT'),
    /** The host is shut down, and begun again where it was. */
    stop: () => end(served.child),
    /** The host dies without a word, as when its plug is pulled. */
    async kill() {
      const gone = new Promise((done) => served.child.once('exit', done));
      process.kill(served.child.pid, 'SIGKILL');
      await gone;
    },
    /** In the house it may have got another address meanwhile. */
    async begin(house) {
      served = await serveFrom(data, at, new URL(address).port, house);
    },

    lastPicture: browser.lastPicture,

    async close() {
      await browser.close();
      await end(served.child);
      rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
  if (setUp) {
    await rpc('set_up_shop', {
      name: '顺达汽修', phone: '0755-82345678', address: '深圳市福田区', person_name: manager.name, pin: manager.pin, bays: ['1', '2'],
    });
    const { people } = await rpc('shop_status');
    shop.me = people[0].id;
    shop.session = await signIn(shop.me, manager.pin);
  }
  return shop;
}

/**
 * Runs one story at a shop of its own; what the program said is kept with a failure.
 *
 * @param {(shop: Shop) => Promise<unknown>} story
 * @param {Parameters<typeof openShop>[0]} [wish]
 */
export async function atTheShop(story, wish) {
  const shop = await openShop(wish);
  try {
    await story(shop);
  } catch (error) {
    const shown = await shop.lastPicture().catch(() => 'none');
    // The runner tells of the stack, and the message was copied into it long ago.
    error.stack += `\npicture: ${shown}\n--- what the program said ---\n${shop.said()}`;
    throw error;
  } finally {
    await shop.close();
  }
}

/** Keeps a picture of the page when `WORKBAY_PICTURES` names a folder for it. */
export async function picture(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** Goes to a page of the program and waits until it rests: nothing asked, nothing spinning. */
export async function go(page, place) {
  await page.evaluate((to) => {
    location.hash = to;
  }, `#${place}`);
  await rest(page);
}

/** Waits until a page shows all it has: nothing is asked of the host, nothing stands in for what is to come. */
export const rest = (page) =>
  until(async () => {
    // What is answered while the frames go by is drawn after them.
    const { answered } = page;
    const shows = await page.evaluate(async () => {
      // A page is drawn in parts, each a frame or two after the last: it rests when several went by unchanged.
      for (let frames = 0; frames < 6; frames++) {
        await new Promise((done) => requestAnimationFrame(done));
        if (document.querySelector('.ant-skeleton, .ant-spin-spinning, [data-waiting]') !== null) return false;
        // The page before stays while the next one comes.
        const at = document.querySelector('main')?.dataset.at;
        if (at !== undefined && location.hash !== '' && at !== location.hash.slice(1).split('?')[0]) return false;
      }
      // Pages of somebody who has to sign in again stay in the document, out of sight.
      return [...document.querySelectorAll('h1, h2')].some((heading) => heading.checkVisibility());
    });
    return shows && page.asked.size === 0 && page.answered === answered;
  }, () => `the page ${page.url()} to rest: ${[...page.asked].map((one) => one.url()).join(', ')}`);

/** Waits until the main button that has just appeared is awake: its key does nothing before. */
export const awake = (page) => page.locator('[data-asleep]').first().waitFor({ state: 'detached' });

/** What nobody should see: a page wider than the screen, a key in place of its words. */
export async function faultsOf(page) {
  // A screen that was turned is laid out anew a moment later, on a slow machine after it is looked at here.
  await page.waitForFunction(() => document.scrollingElement.scrollWidth <= innerWidth, null, { timeout: 3_000 }).catch(() => {});
  return page.evaluate(() => {
    const faults = [];
    const { scrollWidth } = document.scrollingElement;
    if (scrollWidth > innerWidth) faults.push(`${scrollWidth} px wide on a screen of ${innerWidth}`);
    // One key on two buttons in sight: nobody knows what it does.
    const top = [...document.querySelectorAll('.ant-modal-wrap, .ant-drawer-open')].filter((one) => one.style.display !== 'none').at(-1);
    // A dialog that does not scroll by itself ends where the screen does: what is below is found by nobody.
    for (const button of top?.querySelectorAll('button') ?? []) {
      const { bottom, height } = button.getBoundingClientRect();
      let scrolls = button.parentElement;
      while (scrolls !== top && !(scrolls.scrollHeight > scrolls.clientHeight && /auto|scroll/.test(getComputedStyle(scrolls).overflowY))) scrolls = scrolls.parentElement;
      if (height > 0 && scrolls === top && bottom > innerHeight + 1) faults.push(`"${button.innerText}" is below the lower edge of the screen`);
    }
    const borne = new Map();
    for (const key of (top ?? document.querySelector('main') ?? document.body).querySelectorAll('button kbd')) {
      if (key.offsetParent === null || /^\d$/.test(key.textContent)) continue;
      const label = key.closest('button').innerText;
      if ((borne.get(key.textContent) ?? label) !== label) faults.push(`${key.textContent} on "${borne.get(key.textContent)}" and on "${label}"`);
      borne.set(key.textContent, label);
    }
    // The end of a plate is what a car is known by; a word one character wide is no word.
    for (const tail of document.querySelectorAll('[data-plate-tail]')) {
      const [words, block] = [tail.getBoundingClientRect(), tail.closest('button').getBoundingClientRect()];
      if (words.left < block.left - 1 || words.right > block.right + 1) faults.push(`the plate ${tail.dataset.plateTail} is cut`);
    }
    for (const plate of document.querySelectorAll('[data-plate]')) {
      const { right } = plate.getBoundingClientRect();
      if (plate.offsetParent !== null && (right > innerWidth || plate.scrollWidth > plate.clientWidth + 1)) faults.push(`the plate ${plate.dataset.plate} is cut`);
    }
    for (const button of document.querySelectorAll('main button, main td, main th')) {
      const { width, height } = button.getBoundingClientRect();
      if (button.innerText.trim().length > 2 && height > 60 && width > 0 && width < 34) faults.push(`"${button.innerText}" stands one character wide`);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.data.trim();
      if (/^[a-z_]+:[a-z_.]+$/.test(text)) faults.push(`the key ${text}`);
      if (/\{\{|\[object Object\]|\bNaN\b|\bundefined\b/.test(text) && !node.parentElement.closest('script, style')) faults.push(`"${text}"`);
    }
    return faults;
  });
}
