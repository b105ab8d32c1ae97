// What somebody's hands do, counted: keys and drags, and how long all of it took. Whose hands they are, and what their
// eyes wait for, is said for the window here and for a browser in `tests/browser/support/counted.mjs`; the ways they go
// stand once, in `ways.mjs`.

import { until } from '../driver.mjs';
import { awake } from './hands.mjs';

/** Main buttons, whose keys these are, sleep a moment after they came. */
export const MAIN = ['F2', 'F8', 'F10'];

/**
 * A station without a mouse is asked for keys, one with a mouse for drags: no limit of one hides behind the other.
 *
 * @param {(all: string[]) => Promise<unknown>} press presses keys, named as a browser names them, one after the other
 * @param {(from: { x: number, y: number }, to: { x: number, y: number }) => Promise<unknown>} drag takes what lies at one place to another, as a hand moves
 */
export function counting(press, drag) {
  const began = performance.now();
  /** @type {number[]} Milliseconds of each drag, from where it is taken until the story saw it lie there. */
  const drags = [];
  let keys = 0;
  return {
    get keys() {
      return keys;
    },
    drags,
    /** Keys one by one; of letters and figures each is one. */
    async press(/** @type {string[]} */ ...all) {
      await press(all);
      keys += all.length;
    },
    /** `seen` waits until it lies there. */
    async drag(from, to, seen) {
      const at = performance.now();
      await drag(from, to);
      await seen();
      drags.push(performance.now() - at);
    },
    /** For whoever reads what the stories printed. */
    told: (what) =>
      `counted: ${what}: ${[
        keys > 0 && `${keys} keys`,
        drags.length > 0 && `${drags.length} drags, the longest ${(Math.max(...drags) / 1000).toFixed(2)} s`,
        `${((performance.now() - began) / 1000).toFixed(1)} s in all`,
      ].filter(Boolean).join(', ')}`,
  };
}

/** Browsers name these keys otherwise than the desktop does. */
const NAMES = { Enter: 'Return', Space: 'space', ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right' };
const onTheDesktop = (key) => NAMES[key] ?? key.replace('Control+', 'ctrl+');

/** Hands at the real window: its keys and its mouse are the desktop's own. */
export function handsAt(/** @type {WindowDriver} */ driver) {
  const pressed = async (all) => {
    let next = [];
    for (const key of all) {
      if (MAIN.includes(key)) {
        if (next.length > 0) await driver.keys(...next);
        next = [];
        await awake(driver);
      }
      next.push(onTheDesktop(key));
    }
    await driver.keys(...next);
  };
  const dragged = (from, to) => {
    const steps = Array.from({ length: 12 }, (_, step) => (step + 1) / 12).flatMap((share) => [
      'mousemove', Math.round(from.x + (to.x - from.x) * share), Math.round(from.y + (to.y - from.y) * share), 'sleep', 0.016,
    ]);
    return driver.pointer('mousemove', Math.round(from.x), Math.round(from.y), 'mousedown', 1, ...steps, 'mouseup', 1);
  };
  const seen = (script, what, ...args) => until(() => driver.execute(script, ...args), what);
  return Object.assign(counting(pressed, dragged), {
    /** Waits until the cursor stands in what this finds. */
    cursorAt: (css) => seen('return Boolean(document.activeElement?.closest(arguments[0]));', `the cursor in ${css}`, css),
    /** Waits until something like this is in sight. */
    there: (css) => driver.find(css),
    /** Waits until nothing like this is in sight. */
    gone: (css) => seen('return [...document.querySelectorAll(arguments[0])].every((one) => one.getClientRects().length === 0);', `${css} to go`, css),
    /** Waits until these words stand somewhere on the page, or in what is named. */
    says: (words, css = 'body') =>
      seen(
        'return [...document.querySelectorAll(arguments[0])].some((one) => one.getClientRects().length > 0 && one.innerText.includes(arguments[1]));',
        `the words "${words}" in ${css}`,
        css, words,
      ),
    /** Waits until the page is one whose address begins so, and answers the whole of it. */
    at: (page) => seen('return location.hash.startsWith(arguments[0]) && location.hash.slice(1);', `the page ${page}`, `#${page}`),
    /** Where something lies. */
    box: async (css) =>
      driver.execute('const { x, y, width, height } = arguments[0].getBoundingClientRect(); return { x, y, width, height };', await driver.find(css)),
  });
}
