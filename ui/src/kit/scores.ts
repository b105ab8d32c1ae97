import { SURVEY_QUESTIONS, type SurveyScores } from '@bindings';

/** A question of the survey, with the marks it takes. */
export type Question = (typeof SURVEY_QUESTIONS)[number];
/** The marks as far as they are given. */
export type Given = Partial<SurveyScores>;

const takes = ({ least, most }: Question, mark: number | undefined): boolean =>
  mark !== undefined && mark >= least && mark <= most;

export const missingScores = (given: Given): number =>
  SURVEY_QUESTIONS.filter((question) => !takes(question, given[question.field])).length;

const isWhole = (given: Given): given is SurveyScores => missingScores(given) === 0;

/** All marks, once all are given. */
export const completeScores = (given: Given): SurveyScores | undefined =>
  isWhole(given) ? given : undefined;

/** The mark a key gives: its own figure. */
export function scoreOf(key: string, question: Question): number | undefined {
  const mark = /^\d$/.test(key) ? Number(key) : undefined;
  return takes(question, mark) ? mark : undefined;
}

/** Every mark a question takes, the least first. */
export const scoresOf = ({ least, most }: Question): number[] =>
  Array.from({ length: most - least + 1 }, (_, step) => least + step);
