import { SURVEY_QUESTIONS, type SurveyScores } from '@bindings';
import { expect, it } from 'vitest';
import { completeScores, missingScores, scoreOf, scoresOf } from './scores';

const five = { service: 5, quality: 4, on_time: 5, price_clarity: 3, cleanliness: 5 };

const asked = (field: keyof SurveyScores) => {
  const question = SURVEY_QUESTIONS.find((one) => one.field === field);
  if (!question) throw new Error(`${field} is asked`);
  return question;
};

it('a zero is a recommendation, a mark not given is none', () => {
  expect(completeScores({ ...five, recommend: 0 })?.recommend).toBe(0);
  expect(completeScores(five)).toBeUndefined();
  expect(completeScores({ ...five, quality: 0, recommend: 9 })).toBeUndefined();
  expect(missingScores({ service: 5 })).toBe(5);
  expect(missingScores({ ...five, recommend: 0 })).toBe(0);
});

it('takes a mark from its own key only', () => {
  const marks = ['1', '5', '0', '6', 'Enter', '12'].map((key) => scoreOf(key, asked('service')));
  expect(marks).toEqual([1, 5, undefined, undefined, undefined, undefined]);
  expect(scoreOf('0', asked('recommend'))).toBe(0);
});

it('shows every mark a question takes', () => {
  expect(scoresOf(asked('quality'))).toEqual([1, 2, 3, 4, 5]);
  expect(scoresOf(asked('recommend'))).toHaveLength(11);
});
