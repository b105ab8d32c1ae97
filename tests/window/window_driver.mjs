// What a person does at the window, in the W3C protocol: look for a thing, press it, type, read.
// Everything that looks for something waits until it is there: a test never
// guesses how long the program takes.

import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PATIENCE, until } from './until.mjs';

const here = dirname(fileURLToPath(import.meta.url));

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const CONTROLS =
  'button, a, label, summary, [role=button], [role=tab], [role=menuitem], [role=option], [role=link], [role=radio], [role=checkbox], .ant-select-item-option, .ant-segmented-item, td, li, span, div';

/** The keys that are not characters, as the protocol names them. */
export const keys = {
  enter: '\uE007', tab: '\uE004', escape: '\uE00C', backspace: '\uE003', delete: '\uE017',
  up: '\uE013', down: '\uE015', left: '\uE012', right: '\uE014', home: '\uE011', end: '\uE010',
  control: '\uE009', shift: '\uE008', alt: '\uE00A', space: ' ',
  f1: '\uE031', f2: '\uE032', f3: '\uE033', f4: '\uE034', f5: '\uE035', f6: '\uE036',
  f7: '\uE037', f8: '\uE038', f9: '\uE039', f10: '\uE03A', f11: '\uE03B', f12: '\uE03C',
};

export async function ask(address, method, body, patience = 60_000) {
  const reply = await fetch(address, {
    signal: AbortSignal.timeout(patience),
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const { value } = await reply.json();
  if (!reply.ok) {
    const error = new Error(`${value.error}: ${value.message}`);
    error.code = value.error;
    throw error;
  }
  return value;
}

const VISIBLE = `const visible = (node) => {
  const box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  // The drawing that stands before the program is loaded can be looked at, and nothing else.
  if (node.closest('[inert]')) return false;
  return box.width > 0 && box.height > 0 && style.visibility !== 'hidden' && style.display !== 'none';
};`;

/** One thing on the page. */
class Thing {
  constructor(driver, id) {
    this.driver = driver;
    this.id = id;
  }

  toJSON() {
    return { [ELEMENT]: this.id };
  }

  click() {
    return this.driver.post(`/element/${this.id}/click`, {});
  }

  type(text) {
    return this.driver.post(`/element/${this.id}/value`, { text });
  }

  clear() {
    return this.driver.post(`/element/${this.id}/clear`, {});
  }

  text() {
    return this.driver.get(`/element/${this.id}/text`);
  }

  attribute(name) {
    return this.driver.get(`/element/${this.id}/attribute/${name}`);
  }

  property(name) {
    return this.driver.get(`/element/${this.id}/property/${name}`);
  }

  enabled() {
    return this.driver.get(`/element/${this.id}/enabled`);
  }

  async find(css) {
    return this.driver.thing(await this.driver.post(`/element/${this.id}/element`, { using: 'css selector', value: css }));
  }
}

export class WindowDriver {
  constructor(session, data, screen, said, cleanUp) {
    this.session = session;
    this.screen = screen;
    /** The folder of the shop file this window stands on. */
    this.data = data;
    this.said = said;
    this.cleanUp = cleanUp;
    this.closed = false;
    /** What the program sees around it. */
    this.env = undefined;
  }

  get(path) {
    return ask(this.session + path, 'GET');
  }

  post(path, body) {
    return ask(this.session + path, 'POST', body);
  }

  thing(value) {
    return new Thing(this, value[ELEMENT]);
  }

  /** Runs the body of a function in the page; things found here may be given and come back. */
  async execute(script, ...args) {
    return this.#revive(await this.post('/execute/sync', { script, args }));
  }

  /** Runs an asynchronous function's body in the page and waits for its answer. */
  async executeAsync(script, ...args) {
    const body = `const done = arguments[arguments.length - 1];
      (async (...args) => { ${script} })(...[...arguments].slice(0, -1))
        .then((value) => done({ value }), (error) => done({ error: error instanceof Error ? String(error) : error ?? 'no reason given' }));`;
    const { value, error } = await this.post('/execute/async', { script: body, args });
    if (error !== undefined) throw Object.assign(new Error(error.code ?? error), error.code ? error : {});
    return this.#revive(value);
  }

  /** Asks the program behind the page, as the page itself does: to lay out a morning quickly. @returns {Promise<any>} */
  invoke(command, args = {}) {
    return this.executeAsync('return window.__TAURI_INTERNALS__.invoke(args[0], args[1]);', command, args);
  }

  /**
   * Loads the page anew, at an address within it when one is given, and returns when the new
   * page stands. The old one lives on for a moment after it was told to go: what is asked of
   * it then is never answered, so it carries a mark. A page that is still loading is not told
   * to go: the engine may then come to no end.
   */
  async reload(hash) {
    await until(() => this.execute("return document.readyState === 'complete';"), 'the page to be loaded');
    await this.execute(
      `window.isToGo = true;
       if (arguments[0] !== null) location.hash = arguments[0];
       location.reload();`,
      hash ?? null,
    ).catch((error) => {
      // The page may go before it has answered that it will.
      if (error.code !== 'no such frame') throw error;
    });
    const isNew = "return window.isToGo === undefined && document.readyState === 'complete';";
    await until(() => this.execute(isNew), 'the page to be loaded anew');
    await this.find('#root');
  }

  /**
   * One command of the shop; a refusal comes as an error with its code and params.
   *
   * @type {import('../browser/support/requests').Asks}
   */
  rpc = (command, request) => this.invoke('rpc', { command, request: request ?? {}, key: randomUUID() });

  /** The same asked wrongly on purpose: no type holds it. */
  askWrongly(command, request) {
    return this.invoke('rpc', { command, request, key: randomUUID() });
  }

  #revive(value) {
    if (Array.isArray(value)) return value.map((each) => this.#revive(each));
    if (value && typeof value === 'object') return ELEMENT in value ? this.thing(value) : value;
    return value;
  }

  /**
   * @template Answer
   * @param {() => Answer | Promise<Answer>} condition
   * @param {string | (() => string)} [what]
   */
  waitFor(condition, what = 'a condition', patience = PATIENCE) {
    return until(condition, what, patience);
  }

  /** The first visible thing a selector finds. */
  find(css, patience = PATIENCE) {
    return until(() => this.execute(`${VISIBLE} return [...document.querySelectorAll(arguments[0])].find(visible) ?? null;`, css), css, patience);
  }

  async all(css) {
    return this.execute(`${VISIBLE} return [...document.querySelectorAll(arguments[0])].filter(visible);`, css);
  }

  byTestId(id, patience = PATIENCE) {
    return this.find(`[data-testid="${id}"]`, patience);
  }

  /** The innermost visible control that says these words; blanks between them do not count. */
  byText(words, { within = 'body', patience = PATIENCE } = {}) {
    const script = `${VISIBLE}
      const bare = (text) => text.replace(/\\s+/g, '');
      const wanted = bare(arguments[0]);
      const said = (node) => bare(node.innerText ?? node.textContent ?? '');
      const found = [...document.querySelectorAll(arguments[1])].flatMap((place) =>
        [...place.querySelectorAll(arguments[2])].filter((node) => visible(node) && said(node) === wanted));
      const control = found.find((node) => node.matches('button, a, [role], label, .ant-select-item-option'));
      return control ?? found[found.length - 1] ?? null;`;
    return until(() => this.execute(script, words, within, CONTROLS), `"${words}"`, patience);
  }

  /** Presses what says these words, as soon as it can be pressed. */
  async clickText(words, options = {}) {
    await until(
      async () => {
        const thing = await this.byText(words, { ...options, patience: 0 });
        if (!(await thing.enabled())) throw new Error('it cannot be pressed yet');
        await thing.click();
        return true;
      },
      `"${words}" to press`,
      options.patience ?? PATIENCE,
    );
  }

  async click(css) {
    await until(
      async () => {
        await (await this.find(css, 0)).click();
        return true;
      },
      `${css} to press`,
    );
  }

  /** The visible field a label, an aria-label or a placeholder names. */
  byLabel(words, { within = 'body', patience = PATIENCE } = {}) {
    const script = `${VISIBLE}
      const bare = (text) => (text ?? '').replace(/[\\s*:：]+/g, '');
      const wanted = bare(arguments[0]);
      for (const place of document.querySelectorAll(arguments[1])) {
        for (const label of place.querySelectorAll('label')) {
          const field = label.control ?? document.getElementById(label.htmlFor);
          if (field && visible(label) && bare(label.innerText) === wanted) return field;
        }
        for (const field of place.querySelectorAll('[aria-label], [placeholder]')) {
          if (visible(field) && [field.ariaLabel, field.placeholder].some((name) => bare(name) === wanted)) return field;
        }
      }
      return null;`;
    return until(() => this.execute(script, words, within), `a field "${words}"`, patience);
  }

  /** Opens the list a label names and takes what says these words. */
  async choose(label, words) {
    await (await this.byLabel(label)).click();
    await this.clickText(words, { within: '.ant-select-dropdown:not([class*=ant-slide])' });
  }

  /** Replaces what a field says by typing: a field, its selector, or something that holds it. */
  async fill(field, text) {
    const thing = typeof field === 'string' ? await this.find(field) : field;
    const inner = await this.execute(
      `const [held] = arguments;
       const field = held.matches('input, textarea') ? held : held.querySelector('input, textarea');
       field.focus();
       field.select();
       return field;`,
      thing,
    );
    if (text === '') await this.press(keys.backspace);
    else await inner.type(text);
  }

  /** Presses keys where the focus is: `press(keys.control, 'k')` holds all but the last. */
  async press(...held) {
    const down = held.map((value) => ({ type: 'keyDown', value }));
    const up = [...held].reverse().map((value) => ({ type: 'keyUp', value }));
    await this.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }] });
  }

  /** Types characters one after the other where the focus is. */
  async type(text) {
    const actions = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    await this.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Everything a person can read now, once the program is there: the drawing before it answers nobody. */
  text() {
    return this.execute("return document.querySelector('#root > [inert]') ? '' : document.body.innerText;");
  }

  waitForText(words, patience = PATIENCE) {
    return until(async () => (await this.text()).includes(words), `the words "${words}"`, patience);
  }

  waitForNoText(words, patience = PATIENCE) {
    return until(async () => !(await this.text()).includes(words), `the words "${words}" to go`, patience);
  }

  /** A window of the desktop's own (a dialog), by the beginning of its title. */
  waitForWindow(title) {
    return until(async () => (await this.#xdotool('search', '--onlyvisible', '--name', `^${title}`)).split('\n')[0], `a window "${title}"`);
  }

  /** Types and presses in such a window: `driver.inWindow(dialog, 'key', 'Return')`, as xdotool says it. */
  async inWindow(id, ...doing) {
    // Nobody manages windows on this screen: who types must say where.
    await this.#xdotool('windowfocus', '--sync', id, ...doing);
  }

  /** The window itself, as the desktop numbers it. */
  window() {
    return until(async () => (await this.#xdotool('search', '--onlyvisible', '--class', '^[Ww]orkbay$')).split('\n')[0], 'the window');
  }

  /** A question the desktop shows beside the window. */
  async dialog() {
    const window = await this.window();
    return until(
      async () => (await this.#xdotool('search', '--onlyvisible', '--class', '^[Ww]orkbay$')).split('\n').find((id) => id && id !== window),
      'a dialog of the desktop',
    );
  }

  /** Real keys, as a hand presses them: `driver.keys('ctrl+k')`, as xdotool names them. */
  async keys(...names) {
    await this.inWindow(await this.window(), 'key', '--delay', '30', ...names);
  }

  /** The middle of something, in points of the screen. The window fills it. */
  async place(css) {
    const thing = await this.find(css);
    return this.execute(
      `const { left, top, width, height } = arguments[0].getBoundingClientRect();
       return [left + width / 2, top + height / 2].map(Math.round);`,
      thing,
    );
  }

  /** A real press of a button of the mouse: 1 left, 3 right, 8 the one that goes back. */
  async mouse(css, button = 1) {
    const [x, y] = await this.place(css);
    await this.pointer('mousemove', x, y, 'click', button);
  }

  pointer(...doing) {
    return this.#xdotool(...doing.map(String));
  }

  /** Another program of the desktop; it is ended with the screen. */
  desktop(...args) {
    return spawn('/usr/bin/python3', [join(here, 'support/desktop.py'), ...args.map(String)], {
      env: { ...process.env, DISPLAY: this.screen.display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  /** What the program has written into its journal. */
  journal() {
    return readFileSync(join(this.data, 'workbay.log'), 'utf8');
  }

  /** The number of the program's process. */
  process() {
    return Number(/\((\d+)\)/.exec(readFileSync(join(this.data, 'workbay.owner'), 'utf8'))[1]);
  }

  async #xdotool(...args) {
    const { stdout } = await promisify(execFile)('xdotool', args, {
      // The names of windows are Chinese.
      env: { ...process.env, LC_ALL: 'C.UTF-8', DISPLAY: this.screen.display },
      timeout: 5_000,
    });
    return stdout.trim();
  }

  url() {
    return this.get('/url');
  }

  title() {
    return this.get('/title');
  }

  async resize(width, height) {
    await this.post('/window/rect', { x: 0, y: 0, width, height });
    await until(() => this.execute('return innerWidth === arguments[0];', width), `a window ${width} wide`);
  }

  /** What is on the screen, as a picture; kept under a name when one is given. */
  async screenshot(path) {
    // Two frames: what the last answer changed is painted before the second one ends.
    await this.executeAsync('await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));');
    const bytes = this.screen.picture();
    if (path) {
      mkdirSync(dirname(resolve(path)), { recursive: true });
      writeFileSync(path, bytes);
    }
    return bytes;
  }

  /** Ends the program and everything started for it. */
  async close() {
    if (this.closed) return;
    this.closed = true;
    // Some builds of the driver close the window and never answer; the group is ended anyway.
    await ask(this.session, 'DELETE', undefined, 2_000).catch(() => {});
    await this.cleanUp();
  }
}
