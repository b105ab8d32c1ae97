import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepHostTime } from '../i18n/hostTime';
import { setShopZone } from '../i18n/time';
import { InstantField } from './InstantField';

beforeEach(() => setShopZone(480));
afterEach(() => {
  setShopZone(undefined);
  keepHostTime(undefined);
  vi.useRealTimers();
});

it('offers no time that is past', () => {
  // 14:40 on the shop's wall.
  keepHostTime('2026-11-23T06:40:00Z');
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

/** Types into the field and leaves it. */
function typed(text: string): unknown {
  const told = vi.fn();
  render(<InstantField value={null} onChange={told} label="交车" testId="at" />);
  const input = screen.getByTestId('at').closest('.ant-picker')?.querySelector('input');
  if (!input) throw new Error('the field has an input');
  fireEvent.focus(input);
  fireEvent.change(input, { target: { value: text } });
  fireEvent.keyDown(input, { key: 'Enter', keyCode: 13 });
  fireEvent.blur(input);
  return told.mock.lastCall?.[0];
}

it.each([
  ['18:30', '2026-03-02T10:30:00.000Z'],
  ['1830', '2026-03-02T10:30:00.000Z'],
  ['03-04 09:00', '2026-03-04T01:00:00.000Z'],
  ['01-02 09:00', '2026-01-02T01:00:00.000Z'],
  ['2027-01-02 09:00', '2027-01-02T01:00:00.000Z'],
])('takes %s as of the shop’s own day and year, whatever this computer shows', (text, wanted) => {
  keepHostTime('2026-03-02T02:00:00Z');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-07-01T00:00:00Z') });
  expect(typed(text)).toBe(wanted);
});

it('takes a day of January, typed in December, for the one to come', () => {
  keepHostTime('2026-12-30T02:00:00Z');
  expect(typed('01-02 09:00')).toBe('2027-01-02T01:00:00.000Z');
});
