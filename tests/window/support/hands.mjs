// What a person does at a page: presses, chooses, types, signs. Every field and
// button is known by its `data-testid`, so that no story hangs on a word.

import { join } from 'node:path';
import { keys, until } from '../driver.mjs';

const pictures = process.env.WORKBAY_PICTURES;
const taken = new WeakMap();

/** Keeps a picture of what is on the screen when `WORKBAY_PICTURES` names a folder for it. */
export async function picture(desk, name) {
  if (!pictures) return;
  const number = (taken.get(desk) ?? 0) + 1;
  taken.set(desk, number);
  await desk.screenshot(join(pictures, `${String(number).padStart(2, '0')}-${name}.png`));
}

export const named = (id) => `[data-testid="${id}"]`;

/** Presses something as soon as it is there, may be pressed, and nothing lies over it. */
export const press = (desk, css) => pressWhat(desk, () => desk.find(css, 0), css);

async function pressWhat(desk, find, what) {
  await until(async () => {
    const thing = await find();
    if (!thing) throw new Error('it is not there');
    const ready = await desk.executeAsync(
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

export const tap = (desk, id) => press(desk, named(id));

const nameOf = (held) => held.map((one) => Object.keys(keys).find((name) => keys[name] === one) ?? one).join('+').toLowerCase();

/** Presses the key of an action once its button may be pressed: the key does nothing before. It is the one the button bears. */
export async function key(desk, id, ...held) {
  await until(async () => {
    const button = await desk.byTestId(id, 0);
    const { missing, borne } = await desk.execute(
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
  await desk.press(...held);
}

/** Waits until nothing sleeps: a main button does nothing for a second after it came. */
export const awake = (desk) =>
  desk.waitFor(() => desk.execute("return document.querySelector('[data-asleep]') === null;"), 'the main button to wake');

/** Types into a field in place of what stands there. */
export const fill = (desk, id, text) => desk.fill(named(id), text);

/** Chooses from a list that opens. */
export async function choose(desk, id, words) {
  await press(desk, named(id));
  await pressWhat(
    desk,
    () =>
      desk.execute(
        `return [...document.querySelectorAll('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')]
           .find((option) => option.textContent.includes(arguments[0])) ?? null;`,
        words,
      ),
    `"${words}" in the list of ${id}`,
  );
  // A list of several stays open: it is put away, so that it lies over nothing.
  if (await desk.execute("return document.querySelector('.ant-select-open') !== null;")) await desk.press(keys.escape);
  await desk.waitFor(
    () => desk.execute("return document.querySelector('.ant-select-open') === null;"),
    `the list of ${id} to close`,
  );
}

/** Draws a line with the mouse over something, its points as shares of width and height. */
export async function draw(desk, css, points) {
  const field = await desk.find(css);
  await desk.execute("arguments[0].scrollIntoView({ block: 'center' });", field);
  const box = await desk.execute(
    'const { left, top, width, height } = arguments[0].getBoundingClientRect(); return { left, top, width, height };',
    field,
  );
  const moves = points.map(([x, y]) => ({
    type: 'pointerMove', duration: 10, origin: 'viewport',
    x: Math.round(box.left + x * box.width), y: Math.round(box.top + y * box.height),
  }));
  const [first, ...rest] = moves;
  await desk.post('/actions', {
    actions: [{
      type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
      actions: [{ ...first, duration: 0 }, { type: 'pointerDown', button: 0 }, ...rest, { type: 'pointerUp', button: 0 }],
    }],
  });
}

/** Types a PIN at the pad and goes in. */
export async function enterPin(desk, pin) {
  await desk.byTestId('pin');
  await desk.type(pin);
  await desk.press(keys.enter);
}

/** Sits down somebody else at this computer: F9, who, the PIN. */
export async function sitDown(desk, { name, pin }) {
  await desk.byTestId('person');
  await desk.press(keys.f9);
  await desk.find('[data-person]');
  await press(desk, `[data-person="${await personTile(desk, name)}"]`);
  await enterPin(desk, pin);
  await desk.waitFor(async () => (await (await desk.byTestId('person', 0)).text()).includes(name), `${name} to sit here`);
  await desk.waitFor(() => desk.execute("return document.querySelector('.ant-modal-wrap') === null;"), 'the tiles to go');
}

export const personTile = (desk, name) =>
  until(
    () =>
      desk.execute(
        `return [...document.querySelectorAll('[data-person]')].find((tile) => tile.textContent.includes(arguments[0]))?.dataset.person ?? null;`,
        name,
      ),
    `the tile of ${name}`,
  );

/** Goes to a page by its place in the rail. */
export const go = (desk, page) => press(desk, `nav a[href="#${page}"]`);

/** Waits until the visit on the page stands in a stage. */
export const stage = (desk, wanted) => desk.find(`[data-testid="visit"][data-stage="${wanted}"]`);

/** The number at the end of the first test id that begins so: \`job-12\` is 12. */
export async function numberOf(desk, beginning) {
  const found = await until(
    () =>
      desk.execute(
        `return [...document.querySelectorAll('[data-testid]')].map((node) => node.dataset.testid)
           .find((id) => new RegExp('^' + arguments[0] + '\\\\d+$').test(id)) ?? null;`,
        beginning,
      ),
    `something called ${beginning}…`,
  );
  return Number(found.slice(beginning.length));
}

/** Finds a page by the one box: Ctrl+K, a few characters, Enter. */
export async function search(desk, words) {
  await desk.byTestId('person');
  await desk.press(keys.control, 'k');
  await desk.waitFor(
    () => desk.execute("return document.activeElement?.closest('[role=search]') !== null;"),
    'the search box',
  );
  await desk.type(words);
  await desk.find('[role=search] [role=option]');
  await desk.press(keys.enter);
}
