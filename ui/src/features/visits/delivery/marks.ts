import type { SurveyScores } from '@bindings';

export const fiveMarks = ['service', 'quality', 'on_time', 'price_clarity', 'cleanliness'] as const;
export type FiveMark = (typeof fiveMarks)[number];
export type Given = Partial<SurveyScores>;

/** All marks, once all are given. */
export function wholeMarks(given: Given): SurveyScores | undefined {
  const { service, quality, on_time, price_clarity, cleanliness, recommend } = given;
  if (!service || !quality || !on_time || !price_clarity || !cleanliness || recommend === undefined) return;
  return { service, quality, on_time, price_clarity, cleanliness, recommend };
}

export const openMarks = (given: Given): number =>
  fiveMarks.filter((mark) => !given[mark]).length + (given.recommend === undefined ? 1 : 0);

/** The mark a key gives: its own figure. */
export const markOf = (key: string): number | undefined => (/^[1-5]$/.test(key) ? Number(key) : undefined);
