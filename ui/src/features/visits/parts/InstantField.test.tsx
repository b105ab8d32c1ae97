import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { setShopZone } from '../../../i18n/time';
import { InstantField } from './InstantField';

beforeEach(() => setShopZone(480));
afterEach(() => {
  setShopZone(undefined);
  vi.useRealTimers();
});

it('offers no time that is past', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  // 14:40 on the shop's wall.
  vi.setSystemTime(new Date('2026-11-23T06:40:00Z'));
  const quick = [
    { days: 0, hour: 12 },
    { days: 0, hour: 18 },
    { days: 1, hour: 12 },
  ];
  render(<InstantField value={null} onChange={vi.fn()} label="交车" testId="at" quick={quick} />);
  expect(screen.queryByTestId('at-0-12')).toBeNull();
  expect(screen.getByTestId('at-0-18').textContent).toContain('18:00');
  expect(screen.getByTestId('at-1-12').textContent).toContain('12:00');
});
