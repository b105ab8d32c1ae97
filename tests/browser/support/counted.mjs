// What somebody's hands do at a page of a browser, counted as `tests/window/support/counted.mjs` says.

import { counting, MAIN } from '../../window/support/counted.mjs';
import { awake } from './station.mjs';

/** Hands at a station's browser, and their eyes. */
export function handsAt(page) {
  const pressed = async (all) => {
    for (const key of all) {
      if (MAIN.includes(key)) await awake(page);
      await page.keyboard.press(key);
    }
  };
  const dragged = async (from, to) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 12 });
    await page.mouse.up();
  };
  return Object.assign(counting(pressed, dragged), {
    cursorAt: (css) => page.waitForFunction((wanted) => Boolean(document.activeElement?.closest(wanted)), css),
    there: (css) => page.locator(css).first().waitFor(),
    gone: (css) => page.waitForFunction((wanted) => [...document.querySelectorAll(wanted)].every((one) => one.getClientRects().length === 0), css),
    says: (words, css) => (css ? page.locator(css, { hasText: words }) : page.getByText(words)).first().waitFor(),
    at: async (place) => {
      await page.waitForURL((url) => url.hash.startsWith(`#${place}`));
      return new URL(page.url()).hash.slice(1);
    },
    box: (css) => page.locator(css).first().boundingBox(),
  });
}

/** Waits until the cursor stands in what bears this name. */
export const cursorIn = (page, name) =>
  page.waitForFunction((wanted) => document.activeElement?.closest(`[data-testid="${wanted}"]`) !== null, name);
