import i18next from 'i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hostNow, keepHostTime, onHostTime } from './hostTime';
import { formatInstant, setShopZone, shopToday } from './time';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2031-07-01T00:00:00Z') });
  setShopZone(480);
});
afterEach(() => {
  vi.useRealTimers();
  setShopZone(undefined);
  keepHostTime(undefined);
});

it('goes by the host, whatever this computer’s clock shows', () => {
  keepHostTime('2026-03-02T15:59:00Z');
  expect(shopToday()).toBe('2026-03-02');
  expect(formatInstant(i18next.t, '2026-03-01T16:30:00Z')).toBe('03-02 00:30');
  // Somebody sets this computer’s clock: no time has passed.
  vi.setSystemTime(new Date('2001-01-01T00:00:00Z'));
  expect(shopToday()).toBe('2026-03-02');
  vi.advanceTimersByTime(60_000);
  expect(new Date(hostNow()).toISOString()).toBe('2026-03-02T16:00:00.000Z');
  expect(shopToday()).toBe('2026-03-03');
});

it('tells who shows a time when the host has said another', () => {
  const told = vi.fn();
  const stop = onHostTime(told);
  keepHostTime('2026-03-02T00:30:00Z');
  stop();
  keepHostTime('2026-03-02T00:40:00Z');
  expect(told).toHaveBeenCalledTimes(1);
});
