// Writes the names of what the program is built from, each with its version and licence, for its "About" page.
//
//   node .make/licences.mjs          writes assets/licences/third-party.json anew
//   node .make/licences.mjs check    says what of the lock files is not named in it, and what may not be shipped
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
// Of one name there may be two versions under two licences; a new version is taken to keep the one before it.
const known = new Map(before.flatMap(([name, version, licence]) => [[name, licence], [`${name} ${version}`, licence]]));

/**
 * What a program may be built from and be shipped, open or closed, with no more asked than to name it. MPL-2.0 asks for
 * the sources of its own files, which we do not change, and OFL-1.1 that a font is not sold alone.
 */
const allowed = new Set([
  '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0', 'CC0-1.0', 'CDLA-Permissive-2.0', 'ISC',
  'MIT', 'MIT-0', 'MPL-2.0', 'OFL-1.1', 'Unicode-3.0', 'Unlicense', 'Zlib',
  // An exception gives more than its licence does, but only one that was read.
  'Apache-2.0 WITH LLVM-exception',
]);

/**
 * Whether an SPDX expression leaves us a way that is allowed: of what stands with OR one, of what stands with AND each.
 * AND binds closer than OR. The slash is how crates wrote OR before there were expressions.
 */
function mayBeShipped(expression) {
  const words = expression.replaceAll('/', ' OR ').match(/[()]|[^\s()]+/g) ?? [];
  const next = (word) => words[0] === word && words.shift() === word;
  const name = () => {
    if (next('(')) {
      const inside = either();
      return next(')') && inside;
    }
    const licence = words.shift();
    return allowed.has(next('WITH') ? `${licence} WITH ${words.shift()}` : licence);
  };
  // Each side is read, also where the first decides: what is left over is an expression that we do not understand.
  const both = () => {
    let may = name();
    while (next('AND')) may = name() && may;
    return may;
  };
  const either = () => {
    let may = both();
    while (next('OR')) may = both() || may;
    return may;
  };
  return either() && words.length === 0;
}

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

function readLicence({ name, version }) {
  const registries = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry/src');
  for (const registry of existsSync(registries) ? readdirSync(registries) : []) {
    const manifest = join(registries, registry, `${name}-${version}`, 'Cargo.toml');
    if (!existsSync(manifest)) continue;
    const text = readFileSync(manifest, 'utf8');
    return /^license = "(.*)"/m.exec(text)?.[1] ?? (/^license-file = "(.*)"/m.test(text) ? 'its own' : undefined);
  }
  return undefined;
}

const licenceOf = (one) => one.licence ?? readLicence(one) ?? known.get(`${one.name} ${one.version}`) ?? known.get(one.name) ?? '';

/** What lies in the program beside its code. */
const beside = [
  { name: 'Noto Sans CJK SC', version: '2', licence: 'OFL-1.1' },
  { name: 'OpenCC', version: '1', licence: 'Apache-2.0' },
];

const all = [...crates(), ...modules(), ...beside].map((one) => ({ ...one, licence: licenceOf(one) }));
if (process.argv[2] === 'check') {
  const named = new Set(before.map(([name]) => name));
  const missing = all.filter(({ name }) => !named.has(name)).map(({ name }) => name);
  if (missing.length > 0) {
    console.error(`assets/licences/third-party.json does not name: ${missing.join(', ')}. Write it anew: node .make/licences.mjs`);
  }
  const refused = all.filter(({ licence }) => !mayBeShipped(licence));
  for (const { name, version, licence } of refused) {
    console.error(`${name} ${version} is under ${licence || 'a licence not known here'}, which is not among those allowed in .make/licences.mjs`);
  }
  if (missing.length + refused.length > 0) process.exit(1);
} else {
  const rows = new Map();
  for (const { name, version, licence } of all) {
    if (!licence) console.error(`the licence of ${name} ${version} is not known here`);
    rows.set(`${name} ${version}`, [name, version, licence]);
  }
  const sorted = [...rows.values()].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  writeFileSync(list, `[\n${sorted.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`);
}
