// Codes stand in lists written from the host's types, or in one that does not compile with a code missing.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const here = join(process.cwd(), 'src');
const bindings = readFileSync(join(process.cwd(), '../src-tauri/crates/app/bindings/commands.ts'), 'utf8');

const asOne = (codes: readonly string[]): string => [...new Set(codes)].sort().join(' ');
const quoted = (text: string): string[] =>
  [...text.matchAll(/['"](\w+)['"]/g)].map((found) => found[1] ?? '');

/** Every type of the host that is nothing but codes, by its codes. */
const types = new Map(
  [...bindings.matchAll(/^export type (\w+) = ((?:"\w+"(?: \| )?){2,});$/gm)].map(([, name, union]) => [
    asOne(quoted(union ?? '')),
    name,
  ]),
);

/** Lists of codes that are written out by hand; one that is `whole` does not compile with one missing. */
function byHand(text: string): string[] {
  return [...text.matchAll(/(.{4})\[\s*((?:'\w+',?\s*){2,})\]/gs)].flatMap(([, before, list]) =>
    before?.endsWith('>()(') ? [] : (types.get(asOne(quoted(list ?? ''))) ?? []),
  );
}

it('reads the types of the host, and the lists of a source', () => {
  expect(types.size).toBeGreaterThan(60);
  expect(byHand("const kinds = ['company', 'private'];")).toEqual(['CustomerKind']);
  expect(byHand("const kinds = whole<CustomerKind>()(['company', 'private']);")).toEqual([]);
});

it('no page writes out by hand what its list of codes is', () => {
  const found = readdirSync(here, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .flatMap((name) => byHand(readFileSync(join(here, name), 'utf8')).map((type) => `${name}: ${type}`));
  expect(found).toEqual([]);
});
