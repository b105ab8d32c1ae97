// Writes the names of what the program is built from, each with its version and licence, for its "About" page.
//
//   node .make/licences.mjs          writes assets/licences/third-party.json anew
//   node .make/licences.mjs check    says what of the lock files is not named in it
//
// The names come from the lock files alone. The licence of a crate is read where cargo unpacked it; one that was
// never unpacked here (it is of another system) keeps what the list said before.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const list = join(top, 'assets/licences/third-party.json');
const before = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
const known = new Map(before.map(([name, , licence]) => [name, licence]));

function crates() {
  const lock = readFileSync(join(top, 'Cargo.lock'), 'utf8');
  return lock.split('[[package]]').slice(1)
    .map((text) => ({ name: /name = "(.*)"/.exec(text)[1], version: /version = "(.*)"/.exec(text)[1], own: !/source = /.test(text) }))
    .filter(({ own }) => !own);
}

function modules() {
  const { packages } = JSON.parse(readFileSync(join(top, 'ui/package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { dev, optional }]) => path.startsWith('node_modules/') && !dev && !optional)
    .map(([path, { version, license }]) => ({ name: path.replace(/^.*node_modules\//, ''), version, licence: license }));
}

function licenceOf({ name, version }) {
  const registries = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry/src');
  for (const registry of existsSync(registries) ? readdirSync(registries) : []) {
    const manifest = join(registries, registry, `${name}-${version}`, 'Cargo.toml');
    if (!existsSync(manifest)) continue;
    const text = readFileSync(manifest, 'utf8');
    return /^license = "(.*)"/m.exec(text)?.[1] ?? (/^license-file = "(.*)"/m.test(text) ? 'its own' : undefined);
  }
  return undefined;
}

/** What lies in the program beside its code. */
const beside = [
  { name: 'Noto Sans CJK SC', version: '2', licence: 'OFL-1.1' },
  { name: 'OpenCC', version: '1', licence: 'Apache-2.0' },
];

const all = [...crates(), ...modules(), ...beside];
if (process.argv[2] === 'check') {
  const named = new Set(before.map(([name]) => name));
  const missing = all.filter(({ name }) => !named.has(name)).map(({ name }) => name);
  if (missing.length > 0) {
    console.error(`assets/licences/third-party.json does not name: ${missing.join(', ')}. Write it anew: node .make/licences.mjs`);
    process.exit(1);
  }
} else {
  const rows = new Map();
  for (const one of all) {
    const licence = one.licence ?? licenceOf(one) ?? known.get(one.name);
    if (!licence) console.error(`the licence of ${one.name} ${one.version} is not known here`);
    rows.set(`${one.name} ${one.version}`, [one.name, one.version, licence ?? '']);
  }
  const sorted = [...rows.values()].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  writeFileSync(list, `[\n${sorted.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`);
}
