import { SURVEY_QUESTIONS, type SurveyScores } from '@bindings';
import { expect, it } from 'vitest';
import { markOf, marksOf, openMarks, wholeMarks } from './marks';

const five = { service: 5, quality: 4, on_time: 5, price_clarity: 3, cleanliness: 5 };

const asked = (field: keyof SurveyScores) => {
  const question = SURVEY_QUESTIONS.find((one) => one.field === field);
  if (!question) throw new Error(`${field} is asked`);
  return question;
};

it('a zero is a recommendation, a mark not given is none', () => {
  expect(wholeMarks({ ...five, recommend: 0 })?.recommend).toBe(0);
  expect(wholeMarks(five)).toBeUndefined();
  expect(wholeMarks({ ...five, quality: 0, recommend: 9 })).toBeUndefined();
  expect(openMarks({ service: 5 })).toBe(5);
  expect(openMarks({ ...five, recommend: 0 })).toBe(0);
});

it('takes a mark from its own key only', () => {
  const marks = ['1', '5', '0', '6', 'Enter', '12'].map((key) => markOf(key, asked('service')));
  expect(marks).toEqual([1, 5, undefined, undefined, undefined, undefined]);
  expect(markOf('0', asked('recommend'))).toBe(0);
});

it('shows every mark a question takes', () => {
  expect(marksOf(asked('quality'))).toEqual([1, 2, 3, 4, 5]);
  expect(marksOf(asked('recommend'))).toHaveLength(11);
});
