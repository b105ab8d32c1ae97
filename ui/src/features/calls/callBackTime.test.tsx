import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { keepHostTime } from '../../i18n/hostTime';
import { setShopZone } from '../../i18n/time';
import { CallBackTime } from './CallBackTime';

afterEach(() => {
  cleanup();
  keepHostTime(undefined);
  setShopZone(undefined);
});

it('offers the times the host does, but for one that has passed since', () => {
  setShopZone(480);
  keepHostTime('2026-03-02T07:30:00Z');
  const change = vi.fn();
  const offered = ['2026-03-02T07:00:00Z', '2026-03-02T09:30:00Z', '2026-03-03T02:00:00Z'];
  render(<CallBackTime offered={offered} value={null} onChange={change} />);
  expect(screen.queryByTestId('call-back-2026-03-02T15:00')).toBeNull();
  expect(screen.getByTestId('call-back-2026-03-02T17:30')).toBeTruthy();
  fireEvent.click(screen.getByTestId('call-back-2026-03-03T10:00'));
  expect(change.mock.calls).toEqual([['2026-03-03T02:00:00Z']]);
});
