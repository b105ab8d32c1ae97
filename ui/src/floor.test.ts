import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

/**
 * What the oldest browsers let in have no function for: Chrome 109, and Safari 15.4 on an old iPad. A build writes the
 * language down to them, but brings no functions along.
 */
const unknown =
  /\.(?:toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|checkVisibility|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom|getOrInsert|getOrInsertComputed|showPopover|transferToImageBitmap)\(|\b(?:Object|Map)\.groupBy|\bArray\.fromAsync|\bPromise\.(?:withResolvers|try)|\bURL\.(?:canParse|parse)\(|\bAbortSignal\.(?:any|timeout)|\bIterator\.from|\.(?:keys|values|entries)\(\)\.(?:map|filter|take|drop|some|every|find|reduce|forEach|flatMap|toArray)\(|\bOffscreenCanvas\b|\bCompressionStream\b|\(\?<[=!]|\/[a-z]*v[a-z]*\.test\(/g;

const here = resolve(process.cwd(), 'src');
const sources = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
);

it('the sources call nothing the oldest browsers do not know', () => {
  const called = sources.flatMap((name) => {
    const text = readFileSync(join(here, name), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '');
    // An object of keys of one's own may have a method of such a name: Object.values(x).map() is a list's.
    const of = text.replace(/\bObject\.(?:keys|values|entries)\(\)/g, '');
    return [...of.matchAll(unknown)].map(([call]) => `${name}: ${call}`);
  });
  expect(sources.length).toBeGreaterThan(300);
  expect(called).toEqual([]);
});

it('what is forbidden would be seen', () => {
  for (const call of ['rows.toSorted(', 'Object.groupBy', 'map.keys().map(', 'URL.canParse(', '/(?<=a)b/']) {
    expect(call.match(unknown), call).toHaveLength(1);
  }
  for (const call of ['rows.findLast(', 'structuredClone(', 'Object.keys(one).map(', 'crypto.randomUUID()']) {
    expect(call.match(unknown), call).toBeNull();
  }
});

/** A browser as floor.js meets it, with as much of a page as it asks for. */
function openIn(browser: object, inScript: object) {
  interface Made {
    id?: string;
    lang?: string;
    text: string;
    style: object;
  }
  const made: Made[] = [];
  const element = () => {
    const one = { text: '', style: {}, appendChild: (child: Made) => (one.text += child.text) };
    made.push(one);
    return one;
  };
  let rooted = true;
  const root = { parentNode: { removeChild: () => (rooted = false) } };
  const document = {
    body: { style: {}, appendChild: () => undefined },
    createElement: (name: string) => (name === 'script' ? inScript : element()),
    createTextNode: (text: string) => ({ text }),
    getElementById: () => root,
  };
  runInNewContext(readFileSync(resolve(here, '../public/floor.js'), 'utf8'), { document, window: browser });
  return {
    rooted,
    languages: made.flatMap(({ lang }) => lang ?? []),
    text: made.map(({ text }) => text).join(),
  };
}

const within = { structuredClone, ResizeObserver: class {}, CSS: { supports: () => true } };

it('a browser that is new enough gets its page, an older one the sentence in three languages', () => {
  expect(openIn(within, { noModule: false })).toEqual({ rooted: true, languages: [], text: '' });
  for (const [browser, inScript] of [
    [{}, {}],
    [within, {}],
    [{ ...within, structuredClone: undefined }, { noModule: false }],
    [{ ...within, CSS: undefined }, { noModule: false }],
    [{ ...within, CSS: { supports: () => false } }, { noModule: false }],
  ] as const) {
    const { rooted, languages, text } = openIn(browser, inScript);
    expect(rooted).toBe(false);
    expect(languages).toEqual(['zh-CN', 'zh-TW', 'en']);
    expect(text).toContain('Chrome 或 Edge 109');
  }
});

it('what runs before the program is written for browsers of long ago', () => {
  for (const name of ['floor.js', 'begin.js']) {
    const text = readFileSync(resolve(here, '../public', name), 'utf8').replace(/^\s*(?:\/\/|\/\*).*$/gm, '');
    expect(text, name).not.toMatch(/=>|`|\b(?:let|const|class|async|await)\b|\?\.|\?\?|\.\.\./);
  }
});
