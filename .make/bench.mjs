// How long the window takes until there is something to read on it, and what it weighs, beside a window of Tauri's
// with nothing in it, built alike. Both are started in turn, so that what else this computer does meets both; what
// counts is how they stand to one another. Speeds drift between hours and computers.
//
// What is there to read first is the drawing that public/begin.js shows before the program is loaded. It answers nobody:
// when something can be pressed is not measured here, and the memory with the program loaded is that three seconds later.
// Of every morning the first start, which is not counted, keeps the drawing for the others.
//
//   node .make/bench.mjs            the build everything is tested with
//   node .make/bench.mjs release    the one people are given

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openWindow } from '../tests/window/driver.mjs';
import { watchStart } from '../tests/window/start.mjs';

const starts = 7;
/** What the window may cost, as a share of the empty one. */
const limits = { milliseconds: 1.3, megabytes: 1.25 };

const top = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const target = resolve(top, process.env.CARGO_TARGET_DIR ?? 'target');
const profile = process.argv[2] === 'release' ? 'release' : 'dev';
const built = (name) => join(target, profile === 'dev' ? 'debug' : 'release', name);

function cargo(...args) {
  const { status } = spawnSync('cargo', ['build', '--profile', profile, ...args], { cwd: top, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

/** The empty window takes its versions from the workspace's lock file and its profiles from the workspace. */
function buildEmptyWindow() {
  const place = join(top, 'tests/empty-window');
  const profiles = readFileSync(join(top, 'Cargo.toml'), 'utf8').match(/^\[profile\.[\s\S]*/m)?.[0] ?? '';
  mkdirSync(target, { recursive: true });
  const config = join(target, 'profiles.toml');
  writeFileSync(config, profiles);
  copyFileSync(join(top, 'Cargo.lock'), join(place, 'Cargo.lock'));
  cargo('--config', config, '--manifest-path', join(place, 'Cargo.toml'), '--target-dir', target);
}

if (!process.env.WORKBAY_PROGRAM) cargo('--workspace', '--bin', 'workbay');
process.env.WORKBAY_PROGRAM ??= built('workbay');
buildEmptyWindow();

const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];
const newFolder = () => mkdtempSync(join(tmpdir(), 'workbay-bench-'));
const remove = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

/** A shop that has answered its questions: every start but the first asks only who it is. */
async function openedShop() {
  const data = newFolder();
  const window = await openWindow({ data });
  await window.waitForText('开店设置');
  await window.rpc('set_up_shop', {
    name: '顺达汽修', phone: '', address: '', person_name: '张敏', pin: '2580', bays: ['1', '2'],
  });
  await window.close();
  return data;
}

const shop = await openedShop();
const windows = {
  'empty window': () => watchStart(built('empty-window')),
  'first start': async () => {
    const data = newFolder();
    try {
      return await watchStart(process.env.WORKBAY_PROGRAM, { data });
    } finally {
      remove(data);
    }
  },
  'every morning': () => watchStart(process.env.WORKBAY_PROGRAM, { data: shop }),
};

const rows = Object.fromEntries(Object.keys(windows).map((name) => [name, []]));
try {
  // The first start of each warms the computer's memory of its files.
  for (const open of Object.values(windows)) await open();
  for (let i = 0; i < starts; i++) {
    for (const [name, open] of Object.entries(windows)) {
      const row = await open();
      rows[name].push(row);
      console.log(`${name.padEnd(14)} ${row.milliseconds.toFixed(0)} ms, ${row.megabytes.toFixed(0)} MB`);
    }
  }
} finally {
  remove(shop);
}

const of = (name, figure) => median(rows[name].map((row) => row[figure]));
const spread = (name, figure, unit) => {
  const all = rows[name].map((row) => row[figure]);
  return `${of(name, figure).toFixed(0)} ${unit} (${Math.min(...all).toFixed(0)} to ${Math.max(...all).toFixed(0)})`;
};
console.log(`\n${profile} build, ${starts} starts of each in turn, medians`);
for (const name of Object.keys(windows)) {
  const share = (figure) => (of(name, figure) / of('empty window', figure)).toFixed(2);
  console.log(
    `${name.padEnd(14)} something to read after ${spread(name, 'milliseconds', 'ms')}, ${share('milliseconds')} times the empty one\n` +
      `               processor time until then ${spread(name, 'processor', 'ms')}, ${share('processor')} times\n` +
      `               memory (PSS) then ${spread(name, 'megabytes', 'MB')}, ${share('megabytes')} times; three seconds later ${spread(name, 'settled', 'MB')}, ${share('settled')} times`,
  );
}
for (const [figure, limit] of Object.entries(limits)) {
  const worst = Math.max(...['first start', 'every morning'].map((name) => of(name, figure) / of('empty window', figure)));
  console.log(`${figure === 'milliseconds' ? 'to read' : 'memory'}: ${worst.toFixed(2)} times the empty window, ${limit} allowed: ${worst <= limit ? 'kept' : 'NOT KEPT'}`);
}
