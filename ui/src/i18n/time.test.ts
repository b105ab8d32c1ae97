import i18next from 'i18next';
import { afterEach, expect, it, vi } from 'vitest';
import { dayOf, formatDuration, formatInstant, minuteOf, setShopZone, toInstant } from './time';

afterEach(() => setShopZone(undefined));

it('shows the shop’s wall clock wherever the computer stands', () => {
  vi.useFakeTimers({ now: new Date('2026-03-02T00:00:00Z') });
  setShopZone(480);
  expect(formatInstant(i18next.t, '2026-03-01T16:30:00Z')).toBe('03-02 00:30');
  expect(formatInstant(i18next.t, '2026-03-01T16:30:00Z', true)).toBe('03-02 周一 00:30');
  expect(formatInstant(i18next.t, '2025-12-31T15:59:00Z')).toBe('2025-12-31 23:59');
});

it('tells the day and the minute of an instant by the shop’s clock', () => {
  setShopZone(480);
  expect(dayOf('2026-03-01T16:30:00Z')).toBe('2026-03-02');
  expect(minuteOf('2026-03-02T01:30:00Z')).toBe(570);
  expect(minuteOf(Date.parse('2026-03-01T16:30:00Z'))).toBe(30);
});

it('reads a wall clock time as the instant it is', () => {
  setShopZone(480);
  expect(toInstant('2026-03-02T08:30')).toBe('2026-03-02T00:30:00.000Z');
});

it.each([
  [-5, '0分'],
  [59 * 60, '59分'],
  [60 * 60, '1小时'],
  [65 * 60, '1小时5分'],
  [24 * 3600, '1天'],
  [27 * 3600, '1天3小时'],
])('%i seconds read %s', (seconds, text) => {
  expect(formatDuration(i18next.t, seconds)).toBe(text);
});
