import i18next from 'i18next';
import { afterEach, expect, it } from 'vitest';
import { keepHostTime } from '../../../i18n/hostTime';
import { daysWorked } from './worked';

afterEach(() => keepHostTime(undefined));

it('work over midnight is told on each of its days', () => {
  keepHostTime('2026-12-09T02:00:00Z');
  const days = [
    { day: '2026-12-08', minutes: 30 },
    { day: '2026-12-09', minutes: 70 },
  ];
  expect(daysWorked(i18next.t, days)).toBe('其中12-08 30分、12-09 1小时10分');
});
