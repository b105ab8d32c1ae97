// 200 simulated power cuts: what was answered is there afterwards, whatever the disk made of the rest.
//
// A day at the counter (shop.mjs) runs once above a layer that writes down what the program asks of the disk (layer.c).
// From that journal the folder is rebuilt as a disk may hold it after a cut at any place (disk.mjs); the program is
// started on it and asked again under the same keys, and SQLite alone looks at the file (look.py). At the end a
// control: a disk that lies about the syncs of the log must lose answered writes, or this test could not see any.
//
//   node tests/power/cuts.mjs
//   WORKBAY_CUTS=20 …          so many cuts
//   WORKBAY_SEED=7 …           other places and other luck; no two days are the same to the byte, seed or not
//   WORKBAY_SERVE=FILE …       another build of the program
//   WORKBAY_POWER_ORDERED=1 …  on a disk that keeps names in order, as ext4 does, and not on the worst there may be
//   WORKBAY_POWER_FORGET=1 …   all cuts on the lying disk: the test must fail

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chance, Disk, readJournal } from './disk.mjs';
import { ask, kill, play, serve, signIn } from './shop.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const top = resolve(here, '../..');
const binary = resolve(process.env.WORKBAY_SERVE ?? join(top, 'target/debug/workbay-serve'));
const cuts = Number(process.env.WORKBAY_CUTS ?? 200);
const seed = Number(process.env.WORKBAY_SEED ?? 20_260_302);
const ordered = process.env.WORKBAY_POWER_ORDERED === '1';
const lying = process.env.WORKBAY_POWER_FORGET === '1';
const CONTROL_CUTS = 20;
/** So many folders are kept as the cut left them when something was wrong with them. */
const FOLDERS_KEPT = 3;
const LOG = 'workbay.db-wal';

assert.equal(process.platform, 'linux', 'the layer under the file is made for Linux');
assert.ok(existsSync(binary), `${binary} is missing: build it with "cargo build -p lan"`);
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'workbay-power-')));

function layer() {
  const built = join(top, 'target/power/layer.so');
  mkdirSync(dirname(built), { recursive: true });
  const words = ['-shared', '-fPIC', '-O2', '-Wall', '-Wextra', '-o', built, join(here, 'layer.c'), '-ldl'];
  const cc = spawnSync('cc', words, { encoding: 'utf8' });
  assert.equal(cc.status, 0, `the layer cannot be built: ${cc.error?.message ?? cc.stderr}`);
  return built;
}

/** With every deed of the journal done the folder is to the byte as it was left: nothing went past the layer. */
function missesNothing(records, data) {
  const disk = new Disk();
  for (const record of records) disk.take(record);
  const whole = join(scratch, 'whole');
  disk.whole(whole);
  const files = (folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
      .sort();
  assert.deepEqual(files(whole), files(data), 'the journal knows other files than the folder has');
  for (const file of files(data)) {
    const same = readFileSync(join(whole, file)).equals(readFileSync(join(data, file)));
    assert.ok(same, `${file} is not what the journal says`);
  }
  rmSync(whole, { recursive: true });
}

/** So many records are in the journal when it is so long. */
function recordsWithin(records, length) {
  let [low, high] = [0, records.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (records[middle].end <= length) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of each record, the file it is about. */
function filesOf(records) {
  const opened = new Map();
  return records.map(({ kind, fd, path }) => {
    if (kind === 'open') opened.set(fd, path);
    return path || opened.get(fd);
  });
}

/** Where to cut: mostly around an answer, else amidst what leads to one, and in everything that is no ordinary hour. */
function placesIn(records, day, many, random) {
  const any = (list) => list[Math.floor(random() * list.length)];
  const files = filesOf(records);
  const every = [...records.keys()];
  const places = (kind, file) => every.filter((place) => records[place].kind === kind && files[place] === file);
  const [frames, commits, pages] = [places('write', LOG), places('sync', LOG), places('write', 'workbay.db')];
  const answered = day.writes.filter((write) => write.answered !== undefined);
  const rare = day.stretches.filter(({ name }) => name !== 'counter');
  return Array.from({ length: many }, (_, cut) => {
    const turn = cut % 20;
    if (turn < 10) return recordsWithin(records, any(answered).answered) + Math.floor(random() * 3);
    if (turn < 12) return any(commits) + Math.floor(random() * 2);
    if (turn < 15) return any(frames) + 1;
    if (turn < 16) return any(pages) + 1;
    const { from, to } = rare[(4 * Math.floor(cut / 20) + turn - 16) % rare.length];
    const [first, last] = [recordsWithin(records, from), recordsWithin(records, to)];
    return first + Math.floor(random() * (last - first + 1));
  }).map((place) => Math.min(place, records.length));
}

/** What must be there when the journal was so long; `aside`: in the file, or in the copy a restore set aside. */
function answeredBy(length, { writes, imports, copy, restore }) {
  const aside = ({ answered, began = answered }) =>
    length >= restore.asked && answered > copy.began && began < restore.done;
  const there = (one) => one.answered !== undefined && one.answered <= length;
  const within = (list) => list.filter(there).map((one) => ({ ...one, aside: aside(one) }));
  // What was under way is asked again, as every station does; what a restore may have taken away is not.
  const untouched = ({ began }) => length < restore.asked || began >= restore.done;
  const underWay = writes.filter((write) => write.began <= length && !there(write) && untouched(write));
  const copies = [
    [copy.ended, copy.result.file_name],
    [restore.done, restore.aside],
  ];
  return {
    writes: within(writes),
    imports: within(imports),
    underWay,
    copies: copies.filter(([told]) => told <= length).map(([, name]) => name),
  };
}

async function askAgain(address, { writes, underWay }, random) {
  const setUp = writes.find(({ command }) => command === 'set_up_shop');
  if (!setUp) return [];
  const wrong = [];
  const token = await signIn(address);
  const post = ({ command, request, key }) =>
    ask(address, `/api/rpc/${command}`, { request, key }, command === 'set_up_shop' ? undefined : token);
  const standing = writes.filter(({ aside }) => !aside);
  const older = [0, 1].map(() => standing[Math.floor(random() * standing.length)]);
  for (const write of new Set([setUp, ...older, ...standing.slice(-6)])) {
    const again = await post(write).catch((error) => error.message);
    const same = JSON.stringify(again) === JSON.stringify(write.answer);
    if (!same) wrong.push(`${write.key} ${write.command}, asked again, was answered otherwise`);
  }
  for (const write of underWay.slice(0, 4)) {
    const first = await post(write).catch((error) => error);
    const second = await post(write).catch((error) => error);
    const same = !(first instanceof Error) && JSON.stringify(first) === JSON.stringify(second);
    const why = first.message ?? 'the second answer is another';
    if (!same) wrong.push(`${write.key} ${write.command}, under way at the cut: ${why}`);
  }
  return wrong;
}

function look(folder, { writes, imports, copies }) {
  const question = {
    folder,
    copies,
    answered: writes.map(({ key, answer, aside }) => [key, answer, aside]),
    imports: imports.map(({ id, aside }) => [id, aside]),
  };
  return new Promise((told, failed) => {
    const child = spawn('python3', [join(here, 'look.py')], { stdio: ['pipe', 'pipe', 'pipe'] });
    let [said, complained] = ['', ''];
    child.stdout.on('data', (bytes) => {
      said += bytes;
    });
    child.stderr.on('data', (bytes) => {
      complained += bytes;
    });
    child.once('error', failed);
    child.once('close', (code) => {
      if (code === 0) told(JSON.parse(said));
      else failed(new Error(complained.trim().split('\n').at(-1)));
    });
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify(question));
  });
}

/** Starts the program on the rebuilt folder; tells what is lost, and what else is wrong. */
async function check(folder, expected, random) {
  const told = { asked: expected.writes.length + expected.imports.length, lost: [], faults: [] };
  let served;
  try {
    served = await serve(binary, folder);
    told.faults.push(...(await askAgain(served.address, expected, random)));
  } catch (error) {
    told.faults.push(error.message);
  }
  if (served) await kill(served.child);
  try {
    const { lost, faults } = await look(folder, expected);
    told.lost.push(...lost);
    told.faults.push(...faults);
  } catch (error) {
    told.faults.push(`SQLite cannot read it: ${error.message}`);
  }
  return told;
}

/** Cuts at these places and checks what is left, a few folders at a time. */
async function cutAll(name, places, records, day, kind) {
  const disk = new Disk(kind);
  const sum = { asked: 0, lost: 0, nameless: 0, cutsWithLoss: 0, faults: 0, wrong: 0, in: {} };
  const running = new Set();
  let taken = 0;
  for (const [number, place] of places.toSorted((one, other) => one - other).entries()) {
    for (; taken < place; taken++) disk.take(records[taken]);
    const random = chance(seed * 1_000 + number);
    const [folder, asFound] = ['', '-as-found'].map((ending) => join(scratch, `${name}-${number}${ending}`));
    disk.cut(folder, random);
    cpSync(folder, asFound, { recursive: true });
    const length = place === 0 ? 0 : records[place - 1].end;
    const stretch = day.stretches.findLast(({ from }) => from <= length).name;
    sum.in[stretch] = (sum.in[stretch] ?? 0) + 1;
    const work = check(folder, answeredBy(length, day), random).then(({ asked, lost, faults }) => {
      running.delete(work);
      sum.asked += asked;
      sum.lost += lost.length;
      sum.nameless += lost.filter((one) => one.endsWith('its copy has no name')).length;
      sum.faults += faults.length;
      if (lost.length > 0) sum.cutsWithLoss += 1;
      rmSync(folder, { recursive: true, force: true });
      const wrong = lost.length + faults.length > 0 && name !== 'control';
      if (wrong) sum.wrong += 1;
      if (!wrong || sum.wrong > FOLDERS_KEPT) rmSync(asFound, { recursive: true, force: true });
      if (!wrong) return;
      console.log(`cut ${number} after record ${place}, ${stretch}: ${lost.length} lost, ${faults.length} faults`);
      for (const one of [...lost.slice(0, 3), ...faults.slice(0, 5)]) console.log(`  ${one}`);
      if (existsSync(asFound)) console.log(`  as it was found: ${asFound}`);
    });
    running.add(work);
    if (running.size >= Math.min(4, availableParallelism())) await Promise.race(running);
  }
  await Promise.all(running);
  return sum;
}

const figure = (number) => number.toLocaleString('en');
const data = join(scratch, 'shop');
const journal = join(scratch, 'journal');
mkdirSync(data);
console.log(`seed ${seed}, in ${scratch}`);
const began = Date.now();
const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
const day = await play({ binary, data, journal, layer: layer() });
const records = readJournal(journal);
missesNothing(records, data);
const answered = day.writes.filter((write) => write.answered !== undefined).length;
console.log(`the day: ${figure(answered)} writes answered, ${figure(records.length)} deeds on the disk, ${seconds()}`);

// Names are in order on the lying disk, so that what it loses is lost for its lies alone.
const liar = { forgets: (path) => path === LOG, ordered: true };
const random = chance(seed);
const sum = await cutAll('cut', placesIn(records, day, cuts, random), records, day, lying ? liar : { ordered });
const where = Object.entries(sum.in).map(([name, many]) => `${many} ${name}`);
console.log(`cut and looked at, ${seconds()}: ${where.join(', ')}`);
const control = lying ? sum : await cutAll('control', placesIn(records, day, CONTROL_CUTS, random), records, day, liar);
if (!lying) {
  const of = `lost ${figure(control.lost)} of ${figure(control.asked)} writes`;
  console.log(`control, a disk that lies about the log: ${control.cutsWithLoss} of ${CONTROL_CUTS} cuts ${of}`);
}

const sound = sum.lost + sum.faults === 0;
if (sound) rmSync(scratch, { recursive: true, force: true });
if (control.lost === 0) console.log('the control lost nothing: this test would not see a loss');
if (sum.nameless > 0) {
  const why = 'are in a copy that a restore set aside and whose name was not on the disk yet';
  console.log(`${figure(sum.nameless)} of the lost ${why}; as ext4 keeps names: WORKBAY_POWER_ORDERED=1`);
}
const faults = sum.faults === 0 ? '' : `, ${figure(sum.faults)} faults in ${sum.wrong} cuts`;
console.log(`${figure(cuts)} cuts, ${figure(sum.asked)} answered writes asked for, ${figure(sum.lost)} lost${faults}`);
process.exit(sound && control.lost > 0 ? 0 : 1);
