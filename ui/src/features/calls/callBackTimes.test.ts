import { expect, it } from 'vitest';
import { offeredTimes } from './callBackTimes';

it('offers the next usual hours, none of them nearly over', () => {
  expect(offeredTimes('2026-03-02T09:29')).toEqual([
    '2026-03-02T10:00',
    '2026-03-02T15:00',
    '2026-03-02T18:00',
  ]);
  expect(offeredTimes('2026-03-02T09:31')[0]).toBe('2026-03-02T15:00');
  expect(offeredTimes('2026-02-28T19:00')).toEqual([
    '2026-03-01T10:00',
    '2026-03-01T15:00',
    '2026-03-01T18:00',
  ]);
});
