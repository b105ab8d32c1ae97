// Holds what the stories of browsers and windows ask for, and read of the answers, against the types that are made from
// the list of commands.
//
// A story whose shop has lost its type would be held against nothing, and nobody would hear of it: a second round asks
// every story for commands that there are none, and each of these has to be found.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const stories = ['browser', 'network', 'window'];
const NONE = 'there_is_none_such_as_';

const compiler = join(top, 'ui/node_modules/typescript/bin/tsc');
const compile = (folder) => spawnSync(process.execPath, [compiler, '--pretty', 'false', '-p', folder], { encoding: 'utf8' });

const right = compile(join(top, 'tests'));
if (right.status !== 0) {
  console.error(right.stdout + right.stderr);
  process.exit(1);
}

// As deep as the stories are, so that what they import is found from there as well.
const wrong = mkdtempSync(join(top, '.stories-'));
try {
  cpSync(join(top, 'tests/tsconfig.json'), join(wrong, 'tsconfig.json'));
  const asked = new Set();
  for (const folder of stories) {
    cpSync(join(top, 'tests', folder), join(wrong, folder), { recursive: true });
    for (const name of readdirSync(join(wrong, folder), { recursive: true })) {
      const file = join(wrong, folder, name);
      if (!name.endsWith('.mjs')) continue;
      const lines = readFileSync(file, 'utf8').split('\n');
      lines.forEach((line, place) => {
        if (/\brpc\('/.test(line)) asked.add(`${join(folder, name)}:${place + 1}`);
      });
      writeFileSync(file, lines.join('\n').replace(/\brpc\('/g, `rpc('${NONE}`));
    }
  }
  const { stdout } = compile(wrong);
  const found = new Set();
  for (const [, file, line] of stdout.matchAll(new RegExp(`^(\\S+)\\((\\d+),\\d+\\): error TS\\d+: .*${NONE}`, 'gm'))) {
    found.add(`${relative(wrong, resolve(file))}:${line}`);
  }
  const missed = [...asked].filter((place) => !found.has(place));
  if (asked.size < 300 || missed.length > 0) {
    console.error(`${asked.size} lines ask for a command; held against no type are:\n${missed.map((place) => `tests/${place}`).join('\n')}`);
    process.exit(1);
  }
  console.log(`${asked.size} lines ask for a command, and each is held against its type`);
} finally {
  rmSync(wrong, { recursive: true, force: true });
}
