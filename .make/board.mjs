// How many frames a second the foreman's board draws while a job is dragged over it, with 40 technicians and 200 jobs:
// in the window, and in the browser of a station. What counts are all frames of the drag, and the longest of them.
//
//   node .make/board.mjs            the window and the browser
//   node .make/board.mjs station    the browser alone

import { atTheShop, go, rest } from '../tests/browser/support/station.mjs';
import { approved, owner } from '../tests/browser/support/visits.mjs';
import { inTheWindow } from '../tests/window/driver.mjs';
import { sitting } from '../tests/window/shop.mjs';

const technicians = 40;
const cars = 20;
const jobsOfACar = 10;
/** Cars whose jobs nobody has yet: they are the queue beside the board. */
const waiting = 4;
const seconds = 4;
/** What a hand sees as smooth. */
const limit = 50;

/** Everybody has four jobs today, one behind the other, and forty more wait for hands. */
async function crowded(desk, day) {
  for (let place = 1; place <= technicians; place++) {
    await desk.rpc('save_person', {
      id: null, version: 0, name: `技师${place}`, roles: ['technician'], discount_limit: null, active: true, pin: String(3_000 + place),
    });
  }
  const people = (await desk.rpc('list_people')).people.filter((one) => one.roles.includes('technician') && one.name.startsWith('技师'));
  let given = 0;
  for (let place = 0; place < cars; place++) {
    const car = await owner(desk, `车主${place}`, `粤B${30_000 + place}`, String(13_800_138_000 + place));
    const { visit } = await approved(desk, car, Array.from({ length: jobsOfACar }, (_, job) => `第 ${job + 1} 项作业`));
    if (place >= cars - waiting) continue;
    for (const job of (await visit()).jobs) {
      const hour = 9 + 2 * Math.floor(given / technicians);
      await desk.rpc('assign_job', {
        job_id: job.id, version: job.version, technicians: [{ person_id: people[given % technicians].id, share: 10_000 }], bay_id: null,
        planned_start: `${day}T${String(hour).padStart(2, '0')}:00:00+08:00`, planned_minutes: 90, note: '',
      });
      given += 1;
    }
  }
}

/**
 * Runs in the page: takes a block and moves it over the board, as far as it is in sight, at every frame; at the end it
 * is let go where it was. Answers when each frame was drawn.
 */
function dragged(milliseconds) {
  return new Promise((done) => {
    const block = [...document.querySelectorAll('[data-block]')].find((one) => one.getBoundingClientRect().top > 0);
    const { left, top, width, height } = block.getBoundingClientRect();
    const lane = block.closest('[data-lane]').getBoundingClientRect();
    const tell = (name, where, clientX, clientY) =>
      where.dispatchEvent(new PointerEvent(name, {
        bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0, buttons: 1, clientX, clientY,
      }));
    const from = [left + width / 2, top + height / 2];
    tell('pointerdown', block, ...from);
    const frames = [];
    const begun = performance.now();
    const step = () => {
      const now = performance.now();
      frames.push(now);
      if (now - begun > milliseconds) {
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
        done(frames);
        return;
      }
      // Round and round, over every lane that is in sight.
      const turn = ((now - begun) / 1_300) * 2 * Math.PI;
      const [middle, reach] = [(lane.top + innerHeight) / 2, (innerHeight - lane.top) / 2 - 8];
      tell('pointermove', document.body, lane.left + lane.width * (0.5 + 0.45 * Math.sin(turn)), middle + reach * Math.cos(turn));
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

let kept = true;
function tell(where, frames, counted) {
  const gaps = frames.slice(1).map((at, place) => at - frames[place]).sort((one, other) => one - other);
  const rate = (gaps.length * 1_000) / (frames.at(-1) - frames[0]);
  kept &&= rate >= limit;
  console.log(
    `${where.padEnd(8)} ${counted.lanes} technicians, ${counted.blocks + counted.queue} jobs (${counted.queue} of them wait): ${rate.toFixed(0)} frames a second while dragging, ` +
      `99 % within ${gaps[Math.floor(gaps.length * 0.99)].toFixed(0)} ms, the longest ${gaps.at(-1).toFixed(0)} ms; ${limit} wanted: ${rate >= limit ? 'kept' : 'NOT KEPT'}`,
  );
}

const count = () => ({
  lanes: document.querySelectorAll('[data-lane]').length,
  blocks: document.querySelectorAll('[data-block]').length,
  queue: document.querySelectorAll('[data-testid^="queue-job-"]').length,
});

await atTheShop(async (shop) => {
  await crowded(shop, '2026-03-02');
  const page = await shop.open({ session: shop.session });
  await go(page, '/workshop');
  await page.locator('[data-block]').first().waitFor();
  await rest(page);
  await page.evaluate(dragged, 500);
  tell('station', await page.evaluate(dragged, seconds * 1_000), await page.evaluate(count));
}, { at: '2026-03-02T08:40:00+08:00' });

if (process.argv[2] !== 'station') {
  await inTheWindow('board', async (driver) => {
    await sitting(driver);
    await crowded(driver, '2026-03-02');
    await driver.execute("location.hash = '#/workshop';");
    await driver.find('[data-block]');
    await driver.find('[data-testid^="queue-job-"]');
    const run = `return (${dragged})(args[0]);`;
    await driver.executeAsync(run, 1_000);
    const frames = await driver.executeAsync(run, seconds * 1_000);
    tell('window', frames, await driver.execute(`return (${count})();`));
  }, { at: '2026-03-02T08:40:00+08:00' });
}
process.exitCode = kept ? 0 : 1;
