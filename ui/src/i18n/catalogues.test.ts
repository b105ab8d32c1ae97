import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAPERS } from '@bindings';
import { describe, expect, it } from 'vitest';
import { languages } from './language';

const here = join(process.cwd(), 'src/i18n');
const bindings = join(process.cwd(), '../src-tauri/crates/app/bindings/commands.ts');

type Catalogue = { [key: string]: string | Catalogue };

/** Every sentence of a language by its full key. Plural forms differ between languages and count as one. */
function sentences(language: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (at: string, value: string | Catalogue) => {
    if (typeof value === 'string') found.set(at.replace(/_(one|other)$/, ''), value);
    else
      for (const [key, inner] of Object.entries(value))
        walk(at.endsWith(':') ? at + key : `${at}.${key}`, inner);
  };
  for (const file of readdirSync(join(here, language))) {
    const catalogue: Catalogue = JSON.parse(readFileSync(join(here, language, file), 'utf8'));
    walk(`${file.replace('.json', '')}:`, catalogue);
  }
  return found;
}

const placeholders = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? '').sort();

const original = sentences('zh-CN');

describe.each(languages.filter((language) => language !== 'zh-CN'))('%s', (language) => {
  const translated = sentences(language);

  it('says everything the others say', () => {
    expect([...translated.keys()].sort()).toEqual([...original.keys()].sort());
  });

  it('fills the same placeholders', () => {
    const unlike = [...original].filter(
      ([key, sentence]) => String(placeholders(sentence)) !== String(placeholders(translated.get(key) ?? '')),
    );
    expect(unlike.map(([key]) => key)).toEqual([]);
  });
});

it.each([...languages])('%s leaves nothing empty', (language) => {
  const empty = [...sentences(language)].filter(([, sentence]) => sentence.trim() === '');
  expect(empty.map(([key]) => key)).toEqual([]);
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

/** The pages, without the comments of theirs that stand in lines of their own. */
const code = sources(join(process.cwd(), 'src'))
  .map((source) => source.replace(/^\s*(\/\/|\/?\*).*$/gm, ''))
  .join('\n');
const declared = readFileSync(bindings, 'utf8');
const snake = (name: string): string => name.replace(/\B[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
const firsts = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/**
 * The groups of words that are asked for by a code: `words:stage.${stage}`, `word('stage', stage)`, in a sentence
 * `{{stage, word(kind: stage)}}`, or by a name that is looked up first, in the list of codes of the change log and
 * among the items of an inspection.
 */
const asked = new Set([
  ...firsts(code, /words:([a-z_]+)\.\$\{/g),
  ...firsts(code, /\bword\(\s*'([a-z_]+)'/g),
  ...[...original.values()].flatMap((sentence) => firsts(sentence, /word\(kind: ([a-z_]+)\)/g)),
  ...firsts(code, /^ *const (?:codes: Record<string, string>|words) = ([^;]+);/gm).flatMap((table) =>
    firsts(table, /[:?] '([a-z_]+)'/g),
  ),
]);

it('every key the pages ask for is in the catalogue', () => {
  const keys = firsts(code, /['"`]([a-z_]+:[a-z_]+(?:\.[\w-]+)*)['"`]/g);
  expect(keys.length).toBeGreaterThan(50);
  expect(keys.filter((key) => !original.has(key))).toEqual([]);
});

it.each([...languages])('every paper has a name of its own in %s', (language) => {
  const names = Object.values(PAPERS).map((paper) => paper.called[language]);
  expect(names.length).toBeGreaterThan(3);
  expect(names.every((name) => name.trim() !== '')).toBe(true);
  expect(new Set(names).size).toBe(names.length);
});

/** The codes that cross the door, by the group that has their words. */
const crossing = new Map(
  [...declared.matchAll(/^export type (\w+) = ((?:"\w+"(?: \| )?)+);/gm)].map(
    ([, name = '', union = '']) => [snake(name), firsts(union, /"(\w+)"/g)] as const,
  ),
);

it('every code that crosses the door and is shown has a word', () => {
  const shown = [...crossing].filter(([group]) => asked.has(group));
  expect(shown.length).toBeGreaterThan(30);
  const keys = shown.flatMap(([group, codes]) => codes.map((of) => `words:${group}.${of}`));
  expect(keys.filter((key) => !original.has(key))).toEqual([]);
});

it('every group of words that is asked for is in the catalogue', () => {
  const groups = new Set([...original.keys()].map((key) => /^words:(\w+)\./.exec(key)?.[1]));
  expect([...asked].filter((group) => !groups.has(group))).toEqual([]);
});

const codesOf = (name: string, tag: string): string[] =>
  firsts(
    declared.match(new RegExp(`^export type ${name} = .*$`, 'm'))?.[0] ?? '',
    new RegExp(`"${tag}": "(\\w+)"`, 'g'),
  );
const refusals = codesOf('Refusal', 'code');
const missing = codesOf('Missing', 'what');

it('every refusal and everything that can be missing has a sentence', () => {
  expect(refusals.length).toBeGreaterThan(10);
  expect(missing.length).toBeGreaterThan(10);
  const keys = [
    ...refusals.map((refusal) => `errors:${refusal}`),
    ...missing.map((what) => `errors:missing.${what}`),
  ];
  expect(keys.filter((key) => !original.has(key))).toEqual([]);
});

it('no sentence is kept that nothing says', () => {
  const house = join(process.cwd(), '../src-tauri/crates');
  const program = readdirSync(house, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(rs|sql)$/.test(file) && !/\/tests\//.test(file))
    .map((file) => readFileSync(join(house, file), 'utf8'));
  // A code of the host's or of the page's own: names of its types are written as it sends them.
  const codes = new Set(
    [code, declared, ...program].flatMap(
      (text) => text.match(/\w+/g)?.flatMap((name) => [name, snake(name)]) ?? [],
    ),
  );
  const said = (key: string) => {
    if (written.has(bare(key))) return true;
    // What is put together while it is said begins with what is always the same and ends in a code, with or without a
    // word behind it.
    const last = key.split(/[:.]/).at(-1) ?? '';
    return (codes.has(last) || codes.has(last.replace(/[_-][a-zA-Z]+$/, ''))) && composed(key, last);
  };
  expect([...original.keys()].filter((key) => !said(key))).toEqual([]);
});

/** Without what i18next chooses by: an amount that is withheld, a number that is none. */
const bare = (key: string): string => key.replace(/_(untold|zero)$/, '');

/** The keys that pages ask for as a whole. */
const written = new Set(code.match(/\w+:\w+(?:\.[\w-]+)*/g));

/** Whether a page puts the key together, at its end or further out, as in `calls:script.${when}.${outcome}`. */
function composed(key: string, last: string): boolean {
  const [catalogue, path = ''] = bare(key).split(':');
  const [group = '', ...of] = path.split('.');
  if (catalogue === 'words') return asked.has(group) && (crossing.get(group)?.includes(of[0] ?? '') ?? true);
  if (catalogue === 'errors') return isRefused(group, of[0] ?? '');
  const first = key.slice(0, -last.length);
  const outer = first.replace(/[\w-]+[.:]$/, '');
  const begins = [first, key.replace(/[a-z]+$/, ''), ...(/[:.]$/.test(outer) ? [outer] : [])];
  return begins.some((begin) => code.includes(`${begin}\${`));
}

/** The codes that a page says no with itself, and by which it tells what a disk said. */
const ofPages = new Set([
  ...firsts(code, /\bcode: ((?:'\w+'(?: \| )?)+)/g).flatMap((codes) => firsts(codes, /'(\w+)'/g)),
  ...firsts(code, /\/i, '(\w+)'\]/g).map((reason) => `reason.${reason}`),
]);

/** Whether somebody says no with it: the host, or a page. */
function isRefused(group: string, of: string): boolean {
  if (group === 'missing') return missing.includes(of);
  if (group === 'reason') return ofPages.has(`reason.${of}`);
  const refusal = group === 'by_field' ? of : group;
  return refusals.includes(refusal) || ofPages.has(refusal);
}
