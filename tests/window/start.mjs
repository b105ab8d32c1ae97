// One start of a window, watched from outside: no driver beside it, and nothing in the program knows that it is
// measured. The screen's own memory is looked at until there is something to read on it.

import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { homeOfNobody, onScreen } from './driver.mjs';
import { end, start } from './processes.mjs';
import { startScreen } from './screen.mjs';

const size = [1366, 768];
// The head of a page says the same whatever the page shows.
const head = 64;
// As many dark points as a few large characters have; no spinner has them.
const readable = 100;
const patience = 60_000;

/** How many points below the head are as dark as the ink of words. The bare screen is darker than that. */
function inkOn(screen) {
  const { file, width, height, lineBytes, first } = screen.memory();
  const line = Buffer.alloc(lineBytes);
  const memory = openSync(file, 'r');
  let points = 0;
  try {
    for (let y = head; y < height; y += 2) {
      readSync(memory, line, 0, lineBytes, first + y * lineBytes);
      for (let at = 0; at < width * 4; at += 4) {
        const [blue, green, red] = [line[at], line[at + 1], line[at + 2]];
        if (red > 20 && red < 80 && green > 20 && green < 80 && blue > 20 && blue < 80) points++;
      }
    }
  } finally {
    closeSync(memory);
  }
  return points;
}

/** A program and all it started: WebKit paints and fetches in processes of their own. */
export function family(program) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const members = [program];
  for (let i = 0; i < members.length; i++) {
    for (const [id, parent] of parents) if (parent === members[i] && !members.includes(id)) members.push(id);
  }
  return members;
}

/** What these processes hold together; a page of memory they share counts once. */
function megabytes(ids) {
  let kilobytes = 0;
  for (const id of ids) {
    try {
      kilobytes += Number(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+)/m)[1]);
    } catch {
      // It ended while we looked.
    }
  }
  return kilobytes / 1024;
}

/** The processor time these processes took, which what else the computer does hardly changes. */
function processorTime(ids) {
  // The kernel counts in hundredths of a second.
  const tick = 10;
  let ticks = 0;
  for (const id of ids) {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It ended while we looked.
    }
  }
  return ticks * tick;
}

const pause = (milliseconds) => new Promise((next) => setTimeout(next, milliseconds));

/**
 * Starts a program on a screen of its own and says after how many milliseconds there was something to read, how much
 * processor time all its processes took and what they held by then, and what they hold `later` milliseconds after it.
 */
export async function watchStart(binary, /** @type {{ data?: string, later?: number }} */ { data, later = 3000 } = {}) {
  const home = homeOfNobody();
  const screen = await startScreen(...size);
  const env = onScreen(screen, home, data);
  const began = performance.now();
  const program = start(binary, [], { stdio: 'ignore', env });
  try {
    while (inkOn(screen) < readable) {
      if (performance.now() - began > patience) throw new Error(`${binary} shows nothing after ${patience / 1000} s`);
      if (program.exitCode !== null) throw new Error(`${binary} ended with ${program.exitCode}`);
      await pause(5);
    }
    const milliseconds = performance.now() - began;
    const all = family(program.pid);
    const row = { milliseconds, processor: processorTime(all), megabytes: megabytes(all) };
    await pause(later);
    return { ...row, settled: megabytes(family(program.pid)) };
  } finally {
    await end(program);
    await screen.end();
    home.end();
  }
}
