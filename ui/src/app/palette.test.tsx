import { expect, it } from 'vitest';
import { dark, darkInTheSun, light, lightInTheSun } from './palette';

type Colour = keyof typeof light;

function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 1, darker = 0] = [brightness(one), brightness(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const grounds: Colour[] = ['surface', 'raised', 'layout', 'sunken'];
const words: Colour[] = ['ink-2', 'ink-3', 'accent', 'late', 'overdue', 'done'];
const pairs: [Colour, Colour][] = [
  ...words.flatMap((word) => grounds.map((ground): [Colour, Colour] => [word, ground])),
  ['accent', 'accent-soft'],
  ['late', 'late-soft'],
  ['overdue', 'overdue-soft'],
  ['done', 'done-soft'],
  ['ink-2', 'overdue-soft'],
  ['on-accent', 'accent'],
  ['disabled', 'sunken'],
];

it.each([
  ['light', lightInTheSun],
  ['dark', darkInTheSun],
])('in the %s palette for fingers everything is read in the sun', (_, palette) => {
  const pale = pairs.filter(([word, ground]) => contrast(palette[word], palette[ground]) < 4.5);
  expect(pale).toEqual([]);
  for (const ground of grounds) expect(contrast(palette.ink, palette[ground])).toBeGreaterThan(7);
  // The edge of a field and of a button is seen.
  expect(contrast(palette['line-strong'], palette.surface)).toBeGreaterThan(3);
});

it.each([
  ['light', light],
  ['dark', dark],
])('at the counter the %s palette keeps what is not disabled readable', (_, palette) => {
  const pale = pairs.filter(
    ([word, ground]) =>
      word !== 'disabled' && ground !== 'sunken' && contrast(palette[word], palette[ground]) < 4.5,
  );
  expect(pale).toEqual([]);
});
