import { COMMANDS } from '@bindings';
import { expect, it } from 'vitest';
import english from '../../i18n/en/store.json';
import simplified from '../../i18n/zh-CN/store.json';
import traditional from '../../i18n/zh-TW/store.json';
import { store } from '.';
import { groups, sections } from './sections';

it('every way between the pages of the store leads to a page there is, and stands once', () => {
  const paths = store.routes.map(({ path }) => `/${path}`);
  const pages = sections.map(({ to }) => to);
  // The shop sets how its store is kept where it sets everything.
  const own = pages.filter((page) => !page.startsWith('/settings/'));
  expect(own.filter((page) => !paths.includes(page))).toEqual([]);
  expect(new Set(pages).size).toBe(pages.length);
});

it('whoever is shown the way to the store finds something behind it', () => {
  for (const role of store.nav?.[0]?.roles ?? []) {
    const open = sections.filter(({ work }) => COMMANDS[work].roles?.some((one) => one === role));
    expect(open.length, role).toBeGreaterThan(0);
  }
});

/** About how wide a word is in the type of the page. */
const width = (word: string) => [...word].reduce((sum, letter) => sum + (letter < '\u2000' ? 7.3 : 14), 0);

it.each([
  ['en', english.section],
  ['zh-CN', simplified.section],
  ['zh-TW', traditional.section],
])('the ways of whoever may do everything stand in one row at the counter, in %s', (_, words) => {
  const named: Readonly<Record<string, string | undefined>> = words;
  const shown = sections.map(({ to }) => named[to.slice(to.lastIndexOf('/') + 1)] ?? to);
  expect(shown.filter((word) => word.startsWith('/'))).toEqual([]);
  expect(Object.keys(named).length).toBe(sections.length);
  // The room around each word, the line before each group, and what a window of 1366 leaves beside the rail.
  const row = shown.reduce((sum, word) => sum + width(word) + 12, (groups.length - 1) * 13);
  expect(row).toBeLessThan(1110);
});

it('the ways of one group stand beside each other', () => {
  const order = sections.map(({ group }) => groups.indexOf(group));
  expect(order).toEqual([...order].sort((one, other) => one - other));
});
