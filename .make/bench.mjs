// How long the window takes to its first words, and what it weighs: the median
// of five starts on this computer. Speeds drift between hours and computers;
// compare two builds in one sitting only.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { openDesk, program } from '../tests/window/driver.mjs';

const starts = 5;

const built = spawnSync('cargo', ['build', '-p', 'workbay'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

/** The program and all it started: WebKit paints and fetches in processes of their own. */
function family(command) {
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
  const members = [...parents.keys()].filter((id) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0')[0] === command;
    } catch {
      return false;
    }
  });
  for (let i = 0; i < members.length; i++) {
    for (const [id, parent] of parents) if (parent === members[i] && !members.includes(id)) members.push(id);
  }
  return members;
}

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

const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];
const rows = [];
for (let i = 0; i < starts; i++) {
  const began = performance.now();
  const desk = await openDesk();
  try {
    await desk.waitFor(async () => (await desk.text()).trim().length > 0, 'the first words in the window');
    rows.push({ milliseconds: performance.now() - began, megabytes: megabytes(family(program())) });
  } finally {
    await desk.close();
  }
}
console.log(`first words     ${median(rows.map((row) => row.milliseconds)).toFixed(0)} ms after asking for the window (a screen and a driver started with it)`);
console.log(`memory (PSS)    ${median(rows.map((row) => row.megabytes)).toFixed(0)} MB, all processes of the program`);
