import i18next from 'i18next';
import { afterEach, expect, it } from 'vitest';
import vectors from '../../../../tests/vectors.json';
import { keepHostTime } from '../../../i18n/hostTime';
import { daysWorked, secondsWorked } from './worked';

afterEach(() => keepHostTime(undefined));

it('work over midnight is told on each of its days', () => {
  keepHostTime('2026-12-09T02:00:00Z');
  const days = [
    { day: '2026-12-08', minutes: 30 },
    { day: '2026-12-09', minutes: 70 },
  ];
  expect(daysWorked(i18next.t, days)).toBe('其中12-08 30分、12-09 1小时10分');
});

it('goes on by every clock that runs, as the host will tell it', () => {
  expect(vectors.worked.length).toBeGreaterThan(10);
  for (const { told, now, seconds } of vectors.worked) {
    expect(secondsWorked(told, Date.parse(now)), JSON.stringify(told)).toBe(seconds);
  }
});

it('takes nothing back where this page is a moment behind the answer', () => {
  expect(
    secondsWorked(
      { seconds: 90, running: 1, at: '2026-03-02T01:00:01Z' },
      Date.parse('2026-03-02T01:00:00Z'),
    ),
  ).toBe(90);
});
