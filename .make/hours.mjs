// Runs the suites at hours and on days that have surprised programs, in zones far from the shop's: nothing of them may
// depend on when and where it is run. Rules, file, doors and the logic of the UI run under a moved clock of the whole
// process (Debian's faketime); the stories of browser and window are told the hour as they always are, those which name
// their own keep it.
//
//   node .make/hours.mjs                 all of it; takes an hour
//   node .make/hours.mjs rust ui         only these of rust, ui, browser, window
//   WORKBAY_HOURS=18:30,sunday …         only these rows

import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** What it is called, the hour by the shop's clock, the zone of the computer. */
const hours = [
  ['04:00', '2026-03-03T04:00:00+08:00', 'Etc/GMT+8'],
  ['08:00', '2026-03-03T08:00:00+08:00', 'Etc/GMT+8'],
  ['12:30', '2026-03-03T12:30:00+08:00', 'Etc/GMT-14'],
  ['18:30', '2026-03-03T18:30:00+08:00', 'UTC'],
  ['23:59', '2026-03-03T23:59:00+08:00', 'Etc/GMT-14'],
  ['sunday', '2026-03-08T10:00:00+08:00', 'America/Los_Angeles'],
  ['leap-day', '2028-02-29T18:30:00+08:00', 'Etc/GMT-14'],
  ['new-year', '2026-12-31T23:59:00+08:00', 'UTC'],
  ['new-year-utc', '2027-01-01T00:30:00+08:00', 'UTC'],
  ['spring-festival', '2027-02-06T12:30:00+08:00', 'Etc/GMT+8'],
];
/** A browser and a window cost minutes a row: the hours at which a counter differs most. */
const storyHours = new Set(['04:00', '18:30', 'leap-day', 'new-year']);

const kinds = process.argv.slice(2);
const wanted = (kind) => kinds.length === 0 || kinds.includes(kind);
const named = process.env.WORKBAY_HOURS?.split(',');
const rows = hours.filter(([name]) => !named || named.includes(name));

function preloaded() {
  const { status, stdout } = spawnSync('faketime', ['-m', '-f', '+0s', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' });
  if (status !== 0) throw new Error('faketime is missing: apt-get install faketime');
  return stdout.trim();
}

/** The clock of every process below is moved by so much; what only counts how long something takes is left alone. */
function movedTo(hour, zone) {
  const seconds = Math.round((Date.parse(hour) - Date.now()) / 1000);
  return {
    LD_PRELOAD: preloaded(),
    FAKETIME: `${seconds < 0 ? '' : '+'}${seconds}s`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    FAKETIME_NO_CACHE: '1',
    TZ: zone,
  };
}

function run(command, args, { cwd = top, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => { said += bytes; });
    child.once('error', (error) => done({ ok: false, said: `${said}${error.message}\n` }));
    child.once('close', (code) => done({ ok: code === 0, said }));
  });
}

/** The suites as they are built for today: moving the clock of cargo itself would build everything anew. */
function rustSuites() {
  const built = spawnSync('cargo', ['test', '--workspace', '--no-run', '--message-format=json'], {
    cwd: top, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (built.status !== 0) throw new Error('the suites cannot be built');
  return built.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter((one) => one.executable && one.profile?.test)
    .map((one) => ({ name: one.target.name, executable: one.executable, cwd: dirname(one.manifest_path) }));
}

const stories = (folder) => readdirSync(join(top, folder)).filter((name) => name.endsWith('.test.mjs')).map((name) => join(folder, name));

/** Stories say one by one how they went: of forty only the broken ones are told, whole. Others end with what broke. */
function whatFailed(said) {
  const broken = said.split(/^(?=# Subtest: )/m).filter((story) => /^not ok /m.test(story));
  return broken.length > 0 ? broken.join('') : said.slice(-6_000);
}

let failed = 0;
async function row(hour, kind, work) {
  const began = Date.now();
  const { ok, said } = await work();
  if (!ok) failed += 1;
  console.log(`${hour.padEnd(18)}${kind.padEnd(28)}${ok ? 'passed' : 'FAILED'}${String(Math.round((Date.now() - began) / 1000)).padStart(6)} s`);
  if (!ok) console.log(whatFailed(said));
}

const suites = wanted('rust') ? rustSuites() : [];
if (wanted('browser') || wanted('window')) spawnSync('make', ['--no-print-directory', 'ui'], { cwd: top, stdio: 'inherit' });
for (const [name, hour, zone] of rows) {
  for (const { name: suite, executable, cwd } of suites) {
    await row(name, `rust ${suite}`, () => run(executable, ['--quiet'], { cwd, env: movedTo(hour, zone) }));
  }
  if (wanted('ui')) {
    await row(name, 'ui', () => run('npx', ['--no-install', 'vitest', 'run', '--reporter=dot'], { cwd: join(top, 'ui'), env: movedTo(hour, zone) }));
  }
  for (const [kind, atOnce] of [['browser', 3], ['window', 1]]) {
    if (!wanted(kind) || !(storyHours.has(name) || named)) continue;
    const env = { WORKBAY_HOUR: hour, WORKBAY_ZONE: zone, TZ: zone };
    await row(name, kind, () => run('node', ['--test', `--test-concurrency=${atOnce}`, '--test-timeout=600000', ...stories(`tests/${kind}`)], { env }));
  }
}
console.log(failed === 0 ? '\nnothing depends on the hour' : `\n${failed} rows failed`);
process.exit(failed === 0 ? 0 : 1);
