import type { DayFigure } from '@bindings';
import { fenOf } from '../../i18n/amounts';

interface Bar extends DayFigure {
  x: number;
  width: number;
  height: number;
}

export interface Chart {
  bars: Bar[];
  /** The amount at the top line, a round one. */
  top: number;
  /** The lines drawn across, from the bottom up, with the amount of each. */
  lines: { amount: number; y: number }[];
}

/** The next round amount: 1, 2 or 5 times a power of ten. */
export function roundUp(amount: number): number {
  let step = 1;
  while (step * 10 <= amount) step *= 10;
  const factor = [1, 2, 5, 10].find((one) => one * step >= amount) ?? 10;
  return factor * step;
}

/** Bars of equal width for the days, in a drawing of the given size, measured from its bottom. */
export function chartOf(days: readonly DayFigure[], width: number, height: number): Chart {
  const most = Math.max(0, ...days.map((day) => fenOf(day.billed)));
  // Below one yuan there is nothing worth a line.
  const top = roundUp(Math.max(most, 100));
  const room = width / Math.max(1, days.length);
  const bars = days.map((day, index) => ({
    ...day,
    x: index * room + room * 0.15,
    width: room * 0.7,
    height: (Math.max(0, fenOf(day.billed)) / top) * height,
  }));
  const lines = [0, top / 2, top].map((amount) => ({ amount, y: height - (amount / top) * height }));
  return { bars, top, lines };
}

/** Which days are named under the bars: every one while there is room, else every few. */
export const namedEvery = (days: number): number => Math.max(1, Math.ceil(days / 11));

/** The mean of the recommend marks, of ten, in hundredths: 862 → "8.6". */
export function markText(hundredths: number): string {
  const tenths = Math.round(hundredths / 10);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
