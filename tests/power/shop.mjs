// A day at the counter above the layer: four stations write at once, sell work and issue, receive and count parts, while
// the file is copied, rows are taken in from another program, the program is killed, closed in order, and an older copy takes the file's place. Of everything
// that was answered it is remembered what was answered, and how long the journal was then.

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { agrees, bin, ordered, part, supplier, takes } from '../browser/support/store.mjs';
import { approved, checkedIn, owner } from '../browser/support/visits.mjs';
import { end, start } from '../window/processes.mjs';

export const PIN = '2468';
const STATIONS = 4;

/** Starts the program on a folder; refuses with what it said when it does not open its door. */
export function serve(binary, data, env = {}) {
  const child = start(binary, ['--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, WORKBAY_LOG: 'warn', ...env },
  });
  let said = '';
  child.stderr.on('data', (bytes) => {
    said = (said + bytes).slice(-4_000);
  });
  return new Promise((found, failed) => {
    let line = '';
    const late = setTimeout(() => failed(new Error(`the program does not open\n${said}`)), 120_000);
    child.stdout.on('data', (bytes) => {
      line += bytes;
      if (!line.includes('\n')) return;
      clearTimeout(late);
      found({ child, address: line.trim(), said: () => said });
    });
    child.once('exit', (code, signal) => {
      clearTimeout(late);
      failed(new Error(`the program ended with ${code ?? signal}\n${said}`));
    });
  });
}

export const kill = (child) =>
  new Promise((gone) => {
    if (child.exitCode !== null || child.signalCode !== null) return gone();
    child.once('exit', gone);
    return child.kill('SIGKILL');
  });

export async function ask(address, path, body, token) {
  const reply = await fetch(address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const answer = await reply.json();
  if (!reply.ok) throw Object.assign(new Error(`${path}: ${JSON.stringify(answer)}`), answer);
  return answer;
}

export const signIn = async (address) =>
  (await ask(address, '/api/sign-in', { person_id: 1, pin: PIN, station: '前台' })).token;

const isWrite = (command) => !/^(get|list|task)_|^shop_status$/.test(command);
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

class Day {
  constructor({ binary, data, journal, layer }) {
    Object.assign(this, { binary, data, journal });
    this.env = { LD_PRELOAD: layer, WORKBAY_DATA_DIR: data, WORKBAY_JOURNAL: journal };
    this.writes = [];
    this.imports = [];
    this.keys = 0;
    this.visits = 0;
  }

  /** How long the journal is: everything before it came before now. */
  now() {
    return statSync(this.journal).size;
  }

  async open() {
    this.served = await serve(this.binary, this.data, this.env);
  }

  async signIn() {
    this.tokens = await Promise.all(Array.from({ length: STATIONS }, () => signIn(this.served.address)));
  }

  async rpc(command, request, token) {
    this.keys += 1;
    const write = { key: `power-cut-${this.keys}`, command, request, began: this.now() };
    if (!isWrite(command)) return ask(this.served.address, `/api/rpc/${command}`, { request, key: write.key }, token);
    this.writes.push(write);
    const answer = await ask(this.served.address, `/api/rpc/${command}`, { request, key: write.key }, token);
    Object.assign(write, { answer, answered: this.now() });
    return answer;
  }

  /** A car comes in, and its owner says yes to what is offered. */
  async visit(token) {
    this.visits += 1;
    const number = this.visits;
    const station = this.station(token);
    const phone = `138${String(number).padStart(8, '0')}`;
    const car = await owner(station, `客户${number}`, `粤B${10_000 + number}`, phone);
    const lines = Array.from({ length: 2 + (number % 4) }, (_, line) => `第${line + 1}项`);
    await approved(station, car, lines);
    const { customer } = car;
    await station.rpc('save_customer', {
      ...fields(customer),
      note: `来过，第${number}位。`.repeat(1 + (number % 40)),
    });
  }

  /** A store with a part that every station takes from, and one for each that only it receives, issues and counts. */
  async stock() {
    const station = this.station(this.tokens[0]);
    const { id: shelf } = await bin(station, 'A-01', '');
    const { id: from } = await supplier(station, '广通配件');
    const kept = [];
    for (const name of ['机油滤清器', ...this.tokens.map((_, place) => `${place + 1}号前制动片`)]) {
      kept.push(await part(station, `DL-${kept.length}`, name));
    }
    const [shared, ...own] = kept;
    this.store = { shelf, from, shared, own };
  }

  /**
   * Parts come for a car: two of each are ordered and received, one of each goes onto it, and of its own part the station
   * counts what is left, once in a while one less.
   */
  async parts(place) {
    this.visits += 1;
    const number = this.visits;
    const station = this.station(this.tokens[place]);
    const { shelf, from, shared, own } = this.store;
    const mine = own[place];
    const car = await owner(station, `配件客户${number}`, `粤C${10_000 + number}`, `137${String(number).padStart(8, '0')}`);
    const order = await checkedIn(station, car, '保养');
    const lines = [];
    for (const one of [shared, mine]) {
      const { id: purchase_order_id } = await ordered(station, from, one, 2, null);
      await station.rpc('receive_goods', {
        supplier_id: from,
        purchase_order_id,
        delivery_note: `送${number}`,
        freight: 0,
        freight_charged: false,
        note: '',
        lines: [received(one, shelf)],
      });
      lines.push(await takes(station, order, one, 1));
    }
    await agrees(station, order, car.customer.name);
    for (const line_id of lines) {
      await station.rpc('issue_parts', { line_id, quantity: 1_000, bin_id: null, batch_id: null });
    }
    const { there } = await station.rpc('get_part', { id: mine });
    const counted_quantity = there.on_hand - (number % 3 === 0 ? 1_000 : 0);
    await station.rpc('count_on_spot', { part_id: mine, bin_id: shelf, batch_id: null, counted_quantity, note: '' });
  }

  /** So many visits at every station at once, the last of them for parts. */
  async visitsOfAll(each) {
    await Promise.all(
      this.tokens.map(async (token, place) => {
        for (let one = 1; one < each; one++) await this.visit(token);
        await this.parts(place);
      }),
    );
  }

  station(token) {
    return { rpc: (command, request) => this.rpc(command, request, token) };
  }

  async task(command, request) {
    const began = this.now();
    await ask(this.served.address, `/api/rpc/${command}`, { request, key: `power-task-${began}` }, this.tokens[0]);
    const { state, result } = await this.ended();
    assert.equal(state, 'done', `${command}: ${state}`);
    return { began, ended: this.now(), result };
  }

  async ended() {
    for (;;) {
      const status = await this.rpc('task_status', {}, this.tokens[0]);
      if (status.state !== 'running') return status;
      await pause(5);
    }
  }
}

const received = (part_id, bin_id) => ({
  part_id,
  purchase_order_line_id: null,
  bought: 2_000,
  unit: '个',
  buying_price: 4_500,
  batch_number: '',
  expires_on: null,
  bin_id,
  meant: false,
});

const fields = ({ id, version, kind, name, phone, contact_name, contact_phone, address, note, refuses_messages }) => ({
  id,
  version,
  kind,
  name,
  phone,
  contact_name,
  contact_phone,
  address,
  note,
  refuses_messages,
});

function oldCustomers(many) {
  const lines = Array.from({ length: many }, (_, row) => `老客户${row},139${String(row).padStart(8, '0')}`);
  const content = Buffer.from(`姓名,电话\n${lines.join('\n')}\n`).toString('base64');
  return { kind: 'customers', file_name: 'old.csv', content, sheet: null, mapping: null };
}

/** An older copy takes the file's place while the stations go on writing until they are signed out by it. */
async function restored(day, file_name) {
  const request = { file_name };
  const stations = day.tokens.map(async (token, place) => {
    try {
      for (;;) {
        await day.parts(place);
        await day.visit(token);
      }
    } catch (error) {
      assert.ok(['restored', 'not_signed_in'].includes(error.code), error.message);
    }
  });
  await pause(100);
  const asked = day.now();
  await ask(day.served.address, '/api/rpc/restore_backup', { request, key: 'power-restore' }, day.tokens[0]);
  await Promise.all(stations);
  await day.signIn();
  const { state, result } = await day.ended();
  assert.equal(state, 'done');
  return { asked, done: day.now(), aside: result.aside };
}

/** Plays the day; tells what was answered when, and which stretch of the journal holds what. */
export async function play(options) {
  const day = new Day(options);
  const stretches = [];
  const stretch = async (name, work) => {
    const from = day.now();
    const told = await work();
    stretches.push({ name, from, to: day.now() });
    return told;
  };
  await day.open();
  stretches.push({ name: 'first start', from: 0, to: day.now() });
  await day.rpc('set_up_shop', {
    name: '永安汽修',
    phone: '0755-83221234',
    address: '深圳市福田区',
    person_name: '陈经理',
    pin: PIN,
    bays: ['1号工位'],
  });
  await day.signIn();
  await day.stock();
  await stretch('counter', () => day.visitsOfAll(6));
  const copy = await stretch('copy', async () => {
    const [made] = await Promise.all([day.task('make_backup', {}), day.visitsOfAll(2)]);
    return made;
  });
  await stretch('import', async () => {
    const [taken] = await Promise.all([day.task('run_import', oldCustomers(400)), day.visitsOfAll(2)]);
    day.imports.push({ id: taken.result.id, answered: taken.ended });
  });
  // Nobody writes while it is killed: the journal and the folder stay the same to the byte.
  await kill(day.served.child);
  await stretch('start after a kill', async () => {
    await day.open();
    await day.signIn();
  });
  await stretch('counter', () => day.visitsOfAll(2));
  const restore = await stretch('restore', () => restored(day, copy.result.file_name));
  await stretch('counter', () => day.visitsOfAll(4));
  await stretch('closing', () => end(day.served.child));
  await stretch('start after closing', async () => {
    await day.open();
    await day.signIn();
  });
  await stretch('counter', () => day.visitsOfAll(2));
  await kill(day.served.child);
  return { writes: day.writes, imports: day.imports, copy, restore, stretches };
}
