import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const source = resolve(process.cwd(), 'src');

/** What a file imports before it runs. What it loads later, and types, which are gone by then, do not count. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '');
  const named = text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]/gm);
  return [...named].map(([, from = '']) => from);
}

function fileOf(from: string, importer: string): string | undefined {
  if (!from.startsWith('.')) return undefined;
  const bare = join(dirname(importer), from);
  return [bare, `${bare}.ts`, `${bare}.tsx`, join(bare, 'index.tsx')].find(
    (file) => /\.(tsx?|css|json)$/.test(file) && existsSync(file),
  );
}

/** Every file and package that is there before anything is drawn, each with the way that leads to it. */
function loadedAtOnce(entry: string): Map<string, string> {
  const ways = new Map([[entry, 'main.tsx']]);
  for (const [file, way] of ways) {
    if (!/\.tsx?$/.test(file)) continue;
    for (const from of importsOf(file)) {
      const reached = fileOf(from, file) ?? from;
      if (!ways.has(reached)) ways.set(reached, `${way} → ${from}`);
    }
  }
  return ways;
}

const ways = loadedAtOnce(join(source, 'main.tsx'));

it('the first screen does not wait for what it does not show', () => {
  const heavy = /^(antd|@ant-design|@rc-component|react-router|pdfjs-dist)(\/|$)/;
  expect([...ways].filter(([name]) => heavy.test(name)).map(([, way]) => way)).toEqual([]);
  expect([...ways.keys()].filter((name) => name.startsWith(join(source, 'features')))).toEqual([]);
});

it('no language is loaded that nobody has chosen', () => {
  expect([...ways.keys()].filter((name) => name.endsWith('.json'))).toEqual([]);
  expect([...ways.keys()].filter((name) => /(simplified|traditional|english)\.ts$/.test(name))).toEqual([]);
});

it('the walk finds what is there', () => {
  expect([...ways.keys()]).toContain('react-dom/client');
  expect([...ways.keys()]).toContain(join(source, 'app/Setup.tsx'));
  expect(loadedAtOnce(join(source, 'app/Inside.tsx')).has('antd')).toBe(true);
});
