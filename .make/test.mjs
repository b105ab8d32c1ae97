// Runs everything that can find a fault and adds up what each runner counted.
//
//   node .make/test.mjs all    everything; ends with one line "N passed, N failed"
//   node .make/test.mjs fast   the loop while writing: no window, no browser
//
// A step that counts nothing itself (a formatter, a linter, a build) counts as
// one. A runner that breaks off, or finds no test at all, counts as failed: no
// silence is ever taken for success.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whyNone } from '../tests/network/support/namespaces.mjs';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const scratch = mkdtempSync(join(tmpdir(), 'workbay-test-'));
const nextest = spawnSync('cargo', ['nextest', '--version'], { stdio: 'ignore' }).status === 0;

function run(command, args, { cwd = top, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes) => {
        said += bytes;
        process.stdout.write(bytes);
      });
    }
    child.once('error', (error) => done({ ok: false, said: `${said}${error.message}\n` }));
    child.once('close', (code) => done({ ok: code === 0, said }));
  });
}

const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, '');
const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, [, n]) => total + Number(n), 0);

/** A runner's own figures, corrected where its exit says otherwise. */
function honest({ passed, failed, skipped = 0, faults = [] }, ok) {
  if (passed + failed === 0) return { passed: 0, failed: 1, skipped, note: 'no test ran' };
  if (!ok && failed === 0) return { passed, failed: 1, skipped, note: 'broke off' };
  return { passed, failed, skipped, faults };
}

/** The first lines of what a failed test says: who sees only the end of a long run learns from it what went wrong. */
const fault = (name, text) =>
  [name, ...plain(text).split('\n').map((line) => line.trim()).filter(Boolean).slice(0, 6)].map((line) => line.slice(0, 160)).join('\n    ');

/** Of a `TAP` report each `not ok` with the message and the place that follow it. */
const tapFaults = (text) =>
  [...text.matchAll(/^ *not ok \d+ - (.*)\n *---\n([\s\S]*?)\n *\.\.\.$/gm)]
    .map(([, name, said]) => fault(name, said.replace(/^ *(duration_ms|type|location|failureType|code|name):.*\n?/gm, '').replace(/^ *error: \|-\n/m, '')));

/** Of a step that counts as one: the first thing it called an error, or else its last words. */
function one({ ok, said }) {
  if (ok) return { passed: 1, failed: 0, skipped: 0 };
  const lines = plain(said).split('\n').filter((line) => line.trim() !== '');
  // A build ends with what could not be built; why is said by the first error before it, or by the linker's last lines.
  const first = lines.findIndex((line) => /^\s*(error|warning)\b/i.test(line));
  const told = first < 0 ? lines.slice(-6) : [...lines.slice(first, first + 3), ...lines.slice(-3)];
  return { passed: 0, failed: 1, skipped: 0, faults: [fault('broke off:', told.join('\n'))] };
}

const panics = (text) =>
  [...text.matchAll(/thread '([^']+)'[^\n]* panicked at ([^\n]*\n[\s\S]*?)(?=\n *note: |\n *stack backtrace|\n *\n)/g)]
    .map(([, name, said]) => fault(name, said));

async function cargoTests(selection) {
  if (nextest) {
    const { ok, said } = await run('cargo', ['nextest', 'run', '--no-fail-fast', ...selection]);
    const line = plain(said).match(/Summary \[[^\]]*\]\s*(.*)/)?.[1] ?? '';
    const ran = Number(line.match(/([\d/]+) tests? run/)?.[1].split('/')[0] ?? 0);
    const passed = Number(line.match(/(\d+) passed/)?.[1] ?? 0);
    const skipped = Number(line.match(/(\d+) skipped/)?.[1] ?? 0);
    return honest({ passed, failed: ran - passed, skipped, faults: panics(plain(said)) }, ok);
  }
  const { ok, said } = await run('cargo', ['test', '--no-fail-fast', ...selection]);
  const text = plain(said);
  return honest(
    {
      passed: sum(text, /test result: .*? (\d+) passed/g),
      failed: sum(text, /test result: .*? (\d+) failed/g),
      skipped: sum(text, /test result: .*? (\d+) ignored/g),
      faults: panics(text),
    },
    ok,
  );
}

async function vitest() {
  const figures = join(scratch, 'vitest.json');
  const { ok } = await run('npx', ['--no-install', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${figures}`], {
    cwd: join(top, 'ui'),
  });
  const told = existsSync(figures) ? JSON.parse(readFileSync(figures, 'utf8')) : {};
  const faults = (told.testResults ?? [])
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === 'failed')
    .map((test) => fault(test.fullName, test.failureMessages.join('\n')));
  return honest(
    { passed: told.numPassedTests ?? 0, failed: told.numFailedTests ?? 0, skipped: told.numPendingTests ?? 0, faults },
    ok,
  );
}

/**
 * Node's own runner. Stories of a browser have a shop of their own each and run three at a time, for they wait as much
 * as they work; those of a house of namespaces hold figures as well and run two at a time; those of a window have the
 * mouse and the keyboard of a screen and run one after the other.
 */
async function nodeTests(folder, atOnce = 1) {
  const files = readdirSync(join(top, folder), { recursive: true })
    .filter((name) => /\.test\.m?js$/.test(name) && !name.includes('node_modules'))
    .sort()
    .map((name) => join(folder, name));
  const figures = join(scratch, `${folder.replaceAll('/', '-')}.tap`);
  const { ok } = await run('node', [
    '--test',
    `--test-concurrency=${atOnce}`,
    // What hangs is a failure that says so, not a run without an end.
    '--test-timeout=1200000',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${figures}`,
    ...files,
  ]);
  const told = existsSync(figures) ? readFileSync(figures, 'utf8') : '';
  const figure = (name) => sum(told, new RegExp(`^# ${name} (\\d+)$`, 'gm'));
  return honest(
    { passed: figure('pass'), failed: figure('fail') + figure('cancelled'), skipped: figure('skipped') + figure('todo'), faults: tapFaults(told) },
    ok,
  );
}

const npm = (script) => async () => one(await run('npm', ['run', '--silent', script], { cwd: join(top, 'ui') }));
const cargo = (...args) => async () => one(await run('cargo', args));
const licences = async () => one(await run('node', ['.make/licences.mjs', 'check']));
const stories = async () => one(await run('node', ['.make/stories.mjs']));
const links = async () => one(await run('node', ['--experimental-vm-modules', '--no-warnings', '.make/links.mjs']));
const clippy = (...selection) => cargo('clippy', ...selection, '--all-targets', '--', '-D', 'warnings');

/**
 * A clean clone is built once: the linter stands in for the compiler then, and nothing is read twice. Whoever builds
 * every day keeps the compiler's own products apart from the linter's.
 */
const once = process.env.CI === 'true';
if (once) process.env.RUSTC_WORKSPACE_WRAPPER = 'clippy-driver';
async function lintedBuild() {
  const { ok, said } = await run('cargo', ['build', '--workspace', '--all-targets']);
  // What cargo itself remarks, of the network for one, is no lint.
  return one({ ok: ok && !/^warning: `.*generated \d+ warning/m.test(plain(said)), said });
}

/**
 * Stories of a house whose computers are network namespaces run by name where such a house can be made, and nowhere
 * else: what is left out is said with its reason, and counts as nothing.
 */
const noHouse = process.argv[2] === 'all' ? whyNone() : undefined;
const network = noHouse === undefined ? [['network', () => nodeTests('tests/network', 2)]] : [];

// The shell embeds the built UI, so the UI comes before everything that builds the shell.
const steps = {
  fast: [
    ['format', cargo('fmt', '--all', '--check')],
    ['lints', clippy()],
    ['rules, file and doors', () => cargoTests([])],
    ['licences named and allowed', licences],
    ['scripts link', links],
    ['UI lints', npm('lint')],
    ['UI types', npm('types')],
    ['what stories ask', stories],
    ['UI logic', vitest],
  ],
  all: [
    ['UI types and build', async () => one(await run('make', ['--no-print-directory', 'ui']))],
    ['licences named and allowed', licences],
    ['scripts link', links],
    ['UI lints', npm('lint')],
    ['what stories ask', stories],
    ['UI logic', vitest],
    ['format', cargo('fmt', '--all', '--check')],
    ...(once ? [['lints and build', lintedBuild]] : [['lints', clippy('--workspace')], ['build', cargo('build', '--workspace')]]),
    ['rules, file and doors', () => cargoTests(['--workspace'])],
    ['browser', () => nodeTests('tests/browser', 3)],
    ...network,
    ['window', () => nodeTests('tests/window')],
  ],
};

const chosen = steps[process.argv[2]];
if (!chosen) {
  console.error('usage: node .make/test.mjs all|fast');
  process.exit(2);
}

const rows = [];
for (const [name, step] of chosen) {
  console.log(`\n== ${name}`);
  const began = Date.now();
  const figures = await step().catch((error) => ({ passed: 0, failed: 1, skipped: 0, note: error.message }));
  rows.push({ name, ...figures, seconds: Math.round((Date.now() - began) / 1000) });
}
rmSync(scratch, { recursive: true, force: true });

console.log('');
for (const { name, passed, failed, skipped, seconds, note } of rows) {
  const rest = [skipped > 0 && `${skipped} skipped`, note].filter(Boolean).join(', ');
  console.log(
    `${name.padEnd(24)}${String(passed).padStart(5)} passed${String(failed).padStart(5)} failed${String(seconds).padStart(6)} s  ${rest}`.trimEnd(),
  );
}
if (noHouse !== undefined) console.log(`${'network'.padEnd(24)}left out: ${noHouse}`);
const faults = rows.flatMap((row) => row.faults ?? []);
if (faults.length > 0) console.log(`\n${faults.slice(0, 5).join('\n')}`);
if (rows.some((row) => row.failed > 0)) {
  // A full disk looks like a broken build.
  const { bavail, bsize } = statfsSync(top);
  console.log(`\n${Math.round((bavail * bsize) / 1e9)} GB of the disk are free`);
}
const total = (figure) => rows.reduce((count, row) => count + row[figure], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') === 0 ? 0 : 1);
