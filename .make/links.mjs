// Whether every script finds what it imports, by name, without running any: a script nobody runs for weeks, as that of
// the bench, would otherwise break unseen.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const known = new Map();

function script(path) {
  if (!known.has(path)) known.set(path, new vm.SourceTextModule(readFileSync(path, 'utf8'), { identifier: path }));
  return known.get(path);
}

/** What is not of the project is loaded for its names. */
async function foreign(name) {
  const all = await import(name);
  return new vm.SyntheticModule(Object.keys(all), () => {}, { identifier: name });
}

const link = (name, from) => (name.startsWith('.') ? script(resolve(dirname(from.identifier), name)) : foreign(name));

const folders = ['.make', 'tests/browser', 'tests/network', 'tests/window'];
const scripts = folders.flatMap((folder) => readdirSync(join(top, folder), { recursive: true })
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => join(top, folder, name)));
let broken = 0;
for (const path of scripts) {
  try {
    const one = script(path);
    if (one.status === 'unlinked') await one.link(link);
  } catch (fault) {
    broken += 1;
    console.error(`${path.slice(top.length + 1)}: ${fault.message}`);
  }
}
console.log(`${scripts.length} scripts, ${broken} with an import that is not there`);
process.exit(broken === 0 ? 0 : 1);
