// Drives the real window: Tauri's own WebKit view under a screen of its own,
// through WebKitWebDriver and the W3C protocol. Nothing is installed from npm.
//
//   const driver = await openWindow();               // a new shop file in a new folder
//   await driver.fill(await driver.byTestId('plate'), '粤B12345');
//   await driver.clickText('接车');
//   await driver.waitForText('接车单');
//   await driver.close();

import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until.mjs';
import { ask, WindowDriver } from './window_driver.mjs';
import { clockAt } from './hour.mjs';
import { end, start } from './processes.mjs';
import { startScreen } from './screen.mjs';

export { PATIENCE, until } from './until.mjs';
export { keys } from './window_driver.mjs';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The program under test; `WORKBAY_PROGRAM` names another build of it. */
export function program() {
  const name = process.platform === 'win32' ? 'workbay.exe' : 'workbay';
  const file = process.env.WORKBAY_PROGRAM ?? join(top, 'target/debug', name);
  if (!existsSync(file)) throw new Error(`${file} is missing: build it with "cargo build -p workbay"`);
  return file;
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => found(port));
    });
  });
}

/**
 * The folders of a person who never used this computer, and no desktop services.
 * Started by the first window, those services would outlive it: the portal mounts
 * a file system in the person's cache, and that folder could not be removed.
 */
export function homeOfNobody() {
  const home = mkdtempSync(join(tmpdir(), 'workbay-home-'));
  const env = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(home, 'no-bus')}` };
  for (const kind of ['CACHE_HOME', 'CONFIG_HOME', 'DATA_HOME', 'RUNTIME_DIR']) {
    env[`XDG_${kind}`] = join(home, kind.toLowerCase());
    mkdirSync(env[`XDG_${kind}`], { mode: 0o700 });
  }
  return {
    env,
    end: () => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

/** What a program sees around it that opens its window on this screen. */
export const onScreen = (screen, home, folder, language = 'zh_CN', at = undefined) => ({
  ...process.env,
  DISPLAY: screen.display,
  WAYLAND_DISPLAY: '',
  GDK_BACKEND: 'x11',
  LANG: `${language}.UTF-8`,
  LC_ALL: '',
  LANGUAGE: language,
  WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
  NO_AT_BRIDGE: '1',
  NO_COLOR: '1',
  ...home.env,
  ...(folder && { WORKBAY_DATA: folder }),
  WORKBAY_PORT: '0',
  ...clockAt(at),
});

/**
 * Opens the program on a shop file.
 *
 * @param {object} [wish]
 * @param {string} [wish.data] the shop's folder; a new empty one unless given, removed at the end
 * @param {string} [wish.language] the language of the computer, as in LANG without its encoding
 * @param {[number, number]} [wish.size] the size of the screen
 * @param {string} [wish.at] the hour at which the story begins; Monday morning unless given
 * @param {boolean} [wish.asKept] leaves the window where an earlier start left it
 * @param {Record<string, string>} [wish.env] more of the surroundings
 */
export async function openWindow({ data, language = 'zh_CN', size = [1366, 768], at, asKept = false, env = {} } = {}) {
  const binary = program();
  const ownFolder = data === undefined;
  const folder = data ?? mkdtempSync(join(tmpdir(), 'workbay-window-'));
  const home = homeOfNobody();
  const screen = await startScreen(...size);
  const port = await freePort();
  let said = '';
  const surroundings = { ...onScreen(screen, home, folder, language, at), TAURI_WEBVIEW_AUTOMATION: 'true', ...env };
  const driver = start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: surroundings,
  });
  const listen = (bytes) => {
    said = (said + bytes).slice(-20_000);
  };
  driver.stdout.on('data', listen);
  driver.stderr.on('data', listen);
  const missing = new Promise((_, failed) => {
    driver.once('error', () =>
      failed(Object.assign(new Error('WebKitWebDriver is missing: apt-get install webkit2gtk-driver'), { fatal: true })),
    );
  });
  missing.catch(() => {});

  const cleanUp = async () => {
    await end(driver);
    await screen.end();
    home.end();
    if (ownFolder) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const base = `http://127.0.0.1:${port}`;
    await Promise.race([
      missing,
      until(async () => (await (await fetch(`${base}/status`)).json()).value.ready, 'WebKitWebDriver'),
    ]);
    const answer = await ask(`${base}/session`, 'POST', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: [] } } },
    });
    const driver = new WindowDriver(`${base}/session/${answer.sessionId}`, folder, screen, () => said, cleanUp);
    driver.env = surroundings;
    // There is nobody to maximise a window here: it is made as large as the screen.
    if (!asKept) await driver.resize(...size);
    return driver;
  } catch (error) {
    await cleanUp();
    error.message += said ? `\n--- what the program said ---\n${said}` : '';
    throw error;
  }
}

/** Where pictures of a failing test are kept. */
export const pictures = join(top, 'target/window');

/**
 * Runs one story on a driver of its own. When it fails, its picture and the
 * program's own words are kept with the failure.
 *
 * @param {string} name
 * @param {(driver: WindowDriver) => Promise<unknown>} story
 * @param {Parameters<typeof openWindow>[0]} [wish]
 */
export async function inTheWindow(name, story, wish) {
  const driver = await openWindow(wish);
  try {
    await story(driver);
  } catch (error) {
    const picture = join(pictures, `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`);
    await driver.screenshot(picture).then(
      () => {
        error.message += `\npicture: ${picture}`;
      },
      () => {},
    );
    const said = driver.said();
    if (said) error.message += `\n--- what the program said ---\n${said}`;
    throw error;
  } finally {
    await driver.close();
  }
}
