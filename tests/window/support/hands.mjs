// What a person does at a page: presses, chooses, types, signs. Every field and
// button is known by its `data-testid`, so that no story hangs on a word.

import { join } from 'node:path';
import { keys, until } from '../driver.mjs';

const pictures = process.env.WORKBAY_PICTURES;
const taken = new WeakMap();

/** Keeps a picture of what is on the screen when `WORKBAY_PICTURES` names a folder for it. */
export async function picture(/** @type {WindowDriver} */ driver, name) {
  if (!pictures) return;
  const number = (taken.get(driver) ?? 0) + 1;
  taken.set(driver, number);
  await driver.screenshot(join(pictures, `${String(number).padStart(2, '0')}-${name}.png`));
}

export const named = (id) => `[data-testid="${id}"]`;

/** Presses something as soon as it is there, may be pressed, and nothing lies over it. */
export const press = (/** @type {WindowDriver} */ driver, css) => pressWhat(driver, () => driver.find(css, 0), css);

async function pressWhat(/** @type {WindowDriver} */ driver, find, what) {
  await until(async () => {
    const thing = await find();
    if (!thing) throw new Error('it is not there');
    const ready = await driver.executeAsync(
      `const [node] = args;
       node.scrollIntoView({ block: 'center' });
       const control = node.closest('button') ?? node;
       if (control.disabled || control.classList.contains('ant-btn-loading')) return control.parentElement.innerText;
       const place = () => {
         const { left, top, width, height } = node.getBoundingClientRect();
         return [left + width / 2, top + height / 2];
       };
       // What still moves is not where it will be when the finger comes down.
       if (document.querySelector('[class*="-appear"], [class*="-enter"], [class*="-leave"]')) return 'something opens or closes';
       const before = place();
       await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
       const after = place();
       if (before.some((one, index) => one !== after[index])) return 'it moves';
       const top = document.elementFromPoint(...after);
       return top !== null && (control.contains(top) || top.contains(node) || top.closest('label') !== null);`,
      thing,
    );
    if (ready !== true) throw new Error(typeof ready === 'string' ? ready : 'something lies over it');
    await thing.click();
    return true;
  }, `${what} to press`);
}

export const tap = (/** @type {WindowDriver} */ driver, id) => press(driver, named(id));

const nameOf = (held) => held.map((one) => Object.keys(keys).find((name) => keys[name] === one) ?? one).join('+').toLowerCase();

/** Presses the key of an action once its button may be pressed: the key does nothing before. It is the one the button bears. */
export async function key(/** @type {WindowDriver} */ driver, id, ...held) {
  await until(async () => {
    const button = await driver.byTestId(id, 0);
    const { missing, borne } = await driver.execute(
      `const [node] = arguments;
       const missing = node.disabled ? node.parentElement.innerText : node.classList.contains('ant-btn-loading') && 'at work';
       return { missing, borne: node.querySelector('kbd')?.textContent ?? '' };`,
      button,
    );
    if (missing) throw new Error(missing);
    if (borne.toLowerCase().replace('ctrl', 'control') !== nameOf(held)) {
      throw Object.assign(new Error(`${id} bears ${borne}, not ${nameOf(held)}`), { fatal: true });
    }
    return true;
  }, `${id} to be allowed`);
  await driver.press(...held);
}

/** Waits until nothing sleeps: a main button does nothing for a second after it came. */
export const awake = (/** @type {WindowDriver} */ driver) =>
  driver.waitFor(() => driver.execute("return document.querySelector('[data-asleep]') === null;"), 'the main button to wake');

/** Types into a field in place of what stands there. */
export const fill = (/** @type {WindowDriver} */ driver, id, text) => driver.fill(named(id), text);

/** Chooses from a list that opens. */
export async function choose(/** @type {WindowDriver} */ driver, id, words) {
  await press(driver, named(id));
  await pressWhat(
    driver,
    () =>
      driver.execute(
        `return [...document.querySelectorAll('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')]
           .find((option) => option.textContent.includes(arguments[0])) ?? null;`,
        words,
      ),
    `"${words}" in the list of ${id}`,
  );
  // A list of several stays open: it is put away, so that it lies over nothing.
  if (await driver.execute("return document.querySelector('.ant-select-open') !== null;")) await driver.press(keys.escape);
  await driver.waitFor(
    () => driver.execute("return document.querySelector('.ant-select-open') === null;"),
    `the list of ${id} to close`,
  );
}

/** Draws a line with the mouse over something, its points as shares of width and height. */
export async function draw(/** @type {WindowDriver} */ driver, css, points) {
  const field = await driver.find(css);
  await driver.execute("arguments[0].scrollIntoView({ block: 'center' });", field);
  const box = await driver.execute(
    'const { left, top, width, height } = arguments[0].getBoundingClientRect(); return { left, top, width, height };',
    field,
  );
  const moves = points.map(([x, y]) => ({
    type: 'pointerMove', duration: 10, origin: 'viewport',
    x: Math.round(box.left + x * box.width), y: Math.round(box.top + y * box.height),
  }));
  const [first, ...rest] = moves;
  await driver.post('/actions', {
    actions: [{
      type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
      actions: [{ ...first, duration: 0 }, { type: 'pointerDown', button: 0 }, ...rest, { type: 'pointerUp', button: 0 }],
    }],
  });
}

/** Types a PIN at the pad and goes in. */
export async function enterPin(/** @type {WindowDriver} */ driver, pin) {
  await driver.byTestId('pin');
  await driver.type(pin);
  await driver.press(keys.enter);
}

/** Sits down somebody else at this computer: F9, who, the PIN. */
export async function sitDown(/** @type {WindowDriver} */ driver, { name, pin }) {
  await driver.byTestId('person');
  await driver.press(keys.f9);
  await driver.find('[data-person]');
  await press(driver, `[data-person="${await personTile(driver, name)}"]`);
  await enterPin(driver, pin);
  // A long name is cut where it is shown, and then no driver tells it as seen.
  await driver.find(`[data-testid="person"][aria-label="${name}"]`);
  await driver.waitFor(() => driver.execute("return document.querySelector('.ant-modal-wrap') === null;"), 'the tiles to go');
}

export const personTile = (/** @type {WindowDriver} */ driver, name) =>
  until(
    () =>
      driver.execute(
        `return [...document.querySelectorAll('[data-person]')].find((tile) => tile.textContent.includes(arguments[0]))?.dataset.person ?? null;`,
        name,
      ),
    `the tile of ${name}`,
  );

/** Goes to a page by its place in the rail. */
export const go = (/** @type {WindowDriver} */ driver, page) => press(driver, `nav a[href="#${page}"]`);

/** Waits until the visit on the page stands in a stage. */
export const stage = (/** @type {WindowDriver} */ driver, wanted) => driver.find(`[data-testid="visit"][data-stage="${wanted}"]`);

/** The number at the end of the first test id that begins so: \`job-12\` is 12. */
export async function numberOf(/** @type {WindowDriver} */ driver, beginning) {
  const found = await until(
    () =>
      driver.execute(
        `return [...document.querySelectorAll('[data-testid]')].map((node) => node.dataset.testid)
           .find((id) => new RegExp('^' + arguments[0] + '\\\\d+$').test(id)) ?? null;`,
        beginning,
      ),
    `something called ${beginning}…`,
  );
  return Number(found.slice(beginning.length));
}

/** Finds a page by the one box: Ctrl+K, a few characters, Enter. */
export async function search(/** @type {WindowDriver} */ driver, words) {
  await driver.byTestId('person');
  await driver.press(keys.control, 'k');
  await driver.waitFor(
    () => driver.execute("return document.activeElement?.closest('[role=search]') !== null;"),
    'the search box',
  );
  await driver.type(words);
  await driver.find('[role=search] [role=option]');
  await driver.press(keys.enter);
}
