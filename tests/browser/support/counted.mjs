// What somebody's hands do at a page, counted: keys, presses of the mouse and drags, and how long all of it took.

import { awake } from './station.mjs';

/** A station without a mouse is asked for keys, one with a mouse for drags: no limit of one hides behind the other. */
export function handsAt(page) {
  const began = performance.now();
  /** Milliseconds of each drag, from where it is taken until the story saw it lie there. */
  const drags = [];
  let keys = 0;
  return {
    get keys() {
      return keys;
    },
    drags,
    /** Keys one by one; of letters and figures each is one. A main button, whose keys these are, sleeps a moment first. */
    async press(/** @type {string[]} */ ...all) {
      for (const key of all) {
        if (['F2', 'F8', 'F10'].includes(key)) await awake(page);
        await page.keyboard.press(key);
        keys += 1;
      }
    },
    /** Takes what lies at one place and lays it at the other, as a hand moves; `seen` waits until it lies there. */
    async drag(from, to, seen) {
      const at = performance.now();
      const source = await from.boundingBox();
      await page.mouse.move(source.x + source.width / 2, source.y + source.height / 2);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 12 });
      await page.mouse.up();
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

/** Waits until the cursor stands in what bears this name. */
export const cursorIn = (page, name) =>
  page.waitForFunction((wanted) => document.activeElement?.closest(`[data-testid="${wanted}"]`) !== null, name);
