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

it('every key the pages ask for is in the catalogue', () => {
  const code = sources(join(process.cwd(), 'src')).map((source) =>
    source.replace(/^\s*(\/\/|\/?\*).*$/gm, ''),
  );
  const asked = code.flatMap((source) =>
    [...source.matchAll(/['"`]([a-z_]+:[a-z_]+(?:\.[\w-]+)*)['"`]/g)].map((match) => match[1] ?? ''),
  );
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((key) => !original.has(key))).toEqual([]);
});

it.each([...languages])('every paper has a name of its own in %s', (language) => {
  const names = Object.values(PAPERS).map((paper) => paper.called[language]);
  expect(names.length).toBeGreaterThan(3);
  expect(names.every((name) => name.trim() !== '')).toBe(true);
  expect(new Set(names).size).toBe(names.length);
});

const snake = (name: string): string => name.replace(/\B[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

it('every code that crosses the door has a word', () => {
  const text = readFileSync(bindings, 'utf8');
  const wordless: string[] = [];
  for (const [, name = '', union = ''] of text.matchAll(/^export type (\w+) = ((?:"\w+"(?: \| )?)+);/gm)) {
    // What a change is about is for the pages to go by; nobody reads it. A paper's names stand in its declaration.
    if (name === 'Topic' || name === 'PaperKind') continue;
    for (const [, code] of union.matchAll(/"(\w+)"/g)) {
      const key = `words:${snake(name)}.${code}`;
      if (!original.has(key)) wordless.push(key);
    }
  }
  expect(text).toContain('export type Stage =');
  expect(wordless).toEqual([]);
});

it('every refusal and everything that can be missing has a sentence', () => {
  const text = readFileSync(bindings, 'utf8');
  const declared = (name: string) => text.match(new RegExp(`^export type ${name} = .*$`, 'm'))?.[0] ?? '';
  const codes = [...declared('Refusal').matchAll(/"code": "(\w+)"/g)].map((match) => `errors:${match[1]}`);
  const missing = [...declared('Missing').matchAll(/"what": "(\w+)"/g)].map(
    (match) => `errors:missing.${match[1]}`,
  );
  expect(codes.length).toBeGreaterThan(10);
  expect(missing.length).toBeGreaterThan(10);
  expect([...codes, ...missing].filter((key) => !original.has(key))).toEqual([]);
});

it('no sentence is kept that nothing says', () => {
  const code = sources(join(process.cwd(), 'src')).join('\n');
  const house = join(process.cwd(), '../src-tauri/crates');
  const program = readdirSync(house, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(rs|sql)$/.test(file) && !/\/tests\//.test(file))
    .map((file) => readFileSync(join(house, file), 'utf8'));
  // A code of the host's or of the page's own: names of its types are written as it sends them.
  const codes = new Set(
    [code, readFileSync(bindings, 'utf8'), ...program].flatMap(
      (text) => text.match(/\w+/g)?.flatMap((name) => [name, snake(name)]) ?? [],
    ),
  );
  const said = (key: string) => {
    if (code.includes(key.replace(/_(untold|zero)$/, ''))) return true;
    // What is put together while it is said begins with what is always the same and ends in a code, with or without a
    // word behind it.
    const last = key.split(/[:.]/).at(-1) ?? '';
    const first = key.slice(0, -last.length);
    return codes.has(last) || codes.has(last.replace(/[_-][a-zA-Z]+$/, ''))
      ? composed(code, key, first)
      : false;
  };
  expect([...original.keys()].filter((key) => !said(key))).toEqual([]);
});

/** Whether a page puts the key together, at its end or further out, as in `calls:script.${when}.${outcome}`. */
function composed(code: string, key: string, first: string): boolean {
  const outer = first.replace(/[\w-]+[.:]$/, '');
  const begins = [first, key.replace(/[a-z]+$/, ''), ...(/[:.]$/.test(outer) ? [outer] : [])];
  return /^(words|errors):/.test(key) || begins.some((begin) => code.includes(`${begin}\${`));
}
