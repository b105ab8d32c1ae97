import { SURVEY_QUESTIONS, type SurveyScores } from '@bindings';
import type { TFunction } from 'i18next';

export interface CounterScore {
  field: keyof SurveyScores;
  mark: number;
  most: number;
  /** A mark the shop has to ask about. */
  low: boolean;
}

/** The marks given at the counter, in the order they were asked, and which of them opened the case. */
export const counterScores = (marks: SurveyScores): CounterScore[] =>
  SURVEY_QUESTIONS.map(({ field, most, low }) => ({
    field,
    mark: marks[field],
    most,
    low: marks[field] <= low,
  }));

export const markText = (t: TFunction, { field, mark, most }: CounterScore): string =>
  `${t(`complaints:mark.${field}`)} ${mark}/${most}`;
