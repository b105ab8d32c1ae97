import type { Progress } from '@bindings';
import i18next from 'i18next';
import { beforeEach, expect, it } from 'vitest';
import { progressLine, riskWords } from './progress';
import { setShopZone } from './time';

const t = i18next.t.bind(i18next) as typeof i18next.t;

beforeEach(() => setShopZone(480));

const progress: Progress = {
  step: 'repair',
  jobs: 3,
  jobs_done: 1,
  at_work: ['换前刹车片'],
  waits_for: ['parts', 'end_of_day'],
  parts_by: '2026-03-04',
  outside: ['曲轴磨削'],
  outside_by: '2026-03-06',
  answers: 2,
  promised_at: '2026-03-02T09:00:00Z',
  risk: 'calm',
  too_late: [],
  work_minutes: 90,
};

it('reads out what is done, what is waited for and by when', () => {
  const line = progressLine(t, progress);
  for (const part of [
    '3 项已完成 1 项',
    '正在做换前刹车片',
    '等配件',
    '曲轴磨削在外协',
    '2 项等您答复',
    '17:00',
  ])
    expect(line).toContain(part);
  expect(line, 'that somebody went home is no answer').not.toContain('下班');
});

it('says of a car that is ready only that, and promises nothing more', () => {
  const ready = { ...progress, step: 'ready' as const, outside_by: null, answers: 0 };
  expect(progressLine(t, ready)).toBe('可以取车了');
});

it('warns the shop, and not the customer, before the promise breaks', () => {
  expect(riskWords(t, progress)).toBeUndefined();
  expect(riskWords(t, { ...progress, risk: 'short' })).toContain('1小时30分');
  expect(progressLine(t, { ...progress, risk: 'short' })).toBe(progressLine(t, progress));
});

it('says what comes after the promise and when, also once that has passed', () => {
  const too_late = [
    { name: '空滤', on: '2026-03-06' },
    { name: '机油滤', on: '2026-03-05' },
  ];
  const waits = riskWords(t, { ...progress, risk: 'waits', too_late });
  expect(waits).toMatch(/^空滤预计 .*03-06 周五 到、机油滤预计 .*03-05 周四 到，晚于交车$/);
  const late = riskWords(t, { ...progress, risk: 'late', too_late });
  expect(late).toContain('已过约定时间');
  expect(late).toContain('机油滤');
  expect(riskWords(t, { ...progress, risk: 'late' })).toBe('已过约定时间');
});
