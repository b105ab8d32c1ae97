// A house as a network of its own: a switch, and computers with real private addresses, each a network namespace. The
// networks this computer itself is in are neither used nor touched.
//
//   const house = await network({ host: ['192.168.77.1/24'], tablet: ['192.168.77.2/24'] });
//   house.tablet.reach('192.168.77.1', 7443)           // a connection from there
//   house.host.ip('addr', 'add', '192.168.77.40/24', 'dev', 'eth0');
//   await house.close();

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, isAlive, start } from '../../window/processes.mjs';

const own = `wb${process.pid}`;
const standing = new Set();
let made = 0;

/** What was made must not outlive the tests, even when somebody stops them; `processes` ended what runs inside before. */
process.once('exit', () => {
  for (const name of standing) spawnSync('ip', ['netns', 'del', name]);
});

const run = (command, args) => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const inTurn = (lines) => run('sh', ['-e', '-c', lines.join('\n')]);

/**
 * As systems have it that ask a router for their address: one that goes takes no other along. Nobody else of this house
 * has the same address of IPv6: each is had at once, and no browser finds its network changed.
 */
const setUp = (namespace) => [
  `ip netns exec ${namespace} sh -c 'echo 1 > /proc/sys/net/ipv4/conf/all/promote_secondaries'`,
  `ip netns exec ${namespace} sh -c 'for one in all default; do echo 0 > /proc/sys/net/ipv6/conf/$one/accept_dad; done'`,
];

/** Why no such house can be made here, or nothing. */
export function whyNone() {
  if (process.platform !== 'linux') return 'only Linux has network namespaces';
  if (process.getuid() !== 0) return 'only root may make network namespaces';
  const name = `${own}-try`;
  try {
    inTurn([
      `ip netns add ${name}`,
      `ip -n ${name} link add house type bridge`,
      `ip -n ${name} link add eth0 type veth peer name to-eth0`,
      ...setUp(name),
      `ip -n ${name} addr add fd77::1/64 dev eth0`,
    ]);
    return undefined;
  } catch (error) {
    return `no network namespace with a switch can be made here: ${`${error.stderr ?? ''}`.trim().split('\n').at(-1) || error.message}`;
  } finally {
    spawnSync('ip', ['netns', 'del', name], { stdio: 'ignore' });
  }
}

/** A run that was killed left its own behind. */
function sweep() {
  for (const [name, pid] of run('ip', ['netns', 'list']).matchAll(/^wb(\d+)-\S+/gm)) {
    if (!isAlive(Number(pid))) spawnSync('ip', ['netns', 'del', name], { stdio: 'ignore' });
  }
}

/** One computer of the house. */
class Place {
  answers = new Map();
  bridges = [];

  constructor(name, namespace, folder) {
    this.name = name;
    this.namespace = namespace;
    this.folder = folder;
    this.doorway = join(folder, `${name}.sock`);
  }

  /** A command that is to run at this computer. */
  within = (words) => ['ip', 'netns', 'exec', this.namespace, ...words];

  /** The same as one file to start, for who takes no more than that. */
  program(file) {
    const path = join(this.folder, `${this.name}-program`);
    writeFileSync(path, `#!/bin/sh\nexec ${this.within([file]).join(' ')} "$@"\n`, { mode: 0o755 });
    return path;
  }

  ip = (...words) => run('ip', ['-n', this.namespace, ...words]);
  tc = (...words) => run('tc', ['-n', this.namespace, ...words]);
  /** What listens here, as `ss` writes it: tcp or udp, and where. */
  listening = () => run('ip', this.within(['ss', '-Hltun']).slice(1)).trim().split('\n').map((line) => line.split(/\s+/)).map(([kind, , , , at]) => `${kind} ${at}`);

  async begin() {
    const [command, ...args] = this.within([process.execPath, join(import.meta.dirname, 'inside.mjs'), this.doorway]);
    this.child = start(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    await new Promise((ready, failed) => {
      this.child.once('message', ready);
      this.child.once('exit', (code) => failed(new Error(`nothing runs at the ${this.name}: it ended with ${code}`)));
    });
    this.child.on('message', (/** @type {{ id: string, answer: unknown }} */ { id, answer }) => {
      this.answers.get(id)?.(answer);
      this.answers.delete(id);
    });
  }

  /** Asks what runs at this computer. */
  ask(what, ...given) {
    const id = `${what} ${made++}`;
    return new Promise((answered) => {
      this.answers.set(id, answered);
      this.child.send({ id, what, given });
    });
  }

  /** A connection from this computer to another one. */
  reach(host, port) {
    const line = connect(this.doorway);
    line.write(`${host} ${port}\n`);
    return line;
  }

  /** A door that this computer opens to itself alone, as the story outside comes by it. */
  async bridge(address) {
    const { hostname, port } = new URL(address);
    const server = createServer((here) => {
      const there = this.reach(hostname, port);
      here.pipe(there).pipe(here);
      here.on('error', () => there.destroy());
      there.on('error', () => here.destroy());
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    this.bridges.push(server);
    return `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  }

  async close() {
    for (const server of this.bridges) server.close();
    if (this.child) await end(this.child);
  }
}

/** The computers that are named, each with its addresses, at one switch. */
export async function network(computers) {
  sweep();
  const base = `${own}-${++made}`;
  const folder = mkdtempSync(join(tmpdir(), 'workbay-network-'));
  const names = Object.keys(computers);
  const places = names.map((name) => new Place(name, `${base}-${name}`, folder));
  const air = `${base}-switch`;
  const house = {
    ...Object.fromEntries(places.map((place) => [place.name, place])),

    /** Pulls somebody's cable, or plugs it in again. */
    plug: (name, is) => run('ip', ['-n', air, 'link', 'set', `to-${name}`, is ? 'up' : 'down']),

    /**
     * Everything between this computer and the others is late, narrow and now and then lost, where the kernel can do
     * that; `delay` is of one way, in milliseconds. Answers whether it can.
     */
    slow(name, { delay, megabits, loss }) {
      const shape = ['root', 'netem', 'delay', `${delay}ms`, 'loss', `${loss * 100}%`, 'rate', `${megabits}mbit`];
      try {
        house[name].tc('qdisc', 'add', 'dev', 'eth0', ...shape);
        run('tc', ['-n', air, 'qdisc', 'add', 'dev', `to-${name}`, ...shape]);
        return true;
      } catch (error) {
        assert.match(`${error.stderr}`, /qdisc kind is unknown|No such file/, 'what this kernel lacks is netem and nothing else');
        return false;
      }
    },

    async close() {
      for (const place of places) await place.close();
      for (const name of [...standing]) {
        run('ip', ['netns', 'del', name]);
        standing.delete(name);
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    for (const name of [air, ...places.map((place) => place.namespace)]) {
      run('ip', ['netns', 'add', name]);
      standing.add(name);
    }
    inTurn([
      `ip -n ${air} link add house type bridge`,
      `ip -n ${air} link set house up`,
      ...places.flatMap(({ name, namespace }) => [
        ...setUp(namespace),
        `ip -n ${namespace} link set lo up`,
        `ip -n ${namespace} link add eth0 type veth peer name to-${name} netns ${air}`,
        `ip -n ${air} link set to-${name} master house up`,
        ...computers[name].map((address) => `ip -n ${namespace} addr add ${address} dev eth0`),
        `ip -n ${namespace} link set eth0 up`,
      ]),
    ]);
    await Promise.all(places.map((place) => place.begin()));
  } catch (error) {
    await house.close();
    throw error;
  }
  return house;
}
