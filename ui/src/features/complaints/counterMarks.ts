import type { SurveyScores } from '@bindings';

export interface CounterMark {
  field: keyof SurveyScores;
  mark: number;
  most: number;
  /** A mark the shop has to ask about. */
  low: boolean;
}

const fields: readonly (keyof SurveyScores)[] = [
  'service',
  'quality',
  'on_time',
  'price_clarity',
  'cleanliness',
  'recommend',
];

/** The marks given at the counter, in the order they were asked, and which of them opened the case. */
export const counterMarks = (marks: SurveyScores): CounterMark[] =>
  fields.map((field) => {
    const recommend = field === 'recommend';
    return {
      field,
      mark: marks[field],
      most: recommend ? 10 : 5,
      low: marks[field] <= (recommend ? 6 : 2),
    };
  });
