import { expect, it } from 'vitest';
import { nextServiceDay, nextServiceKm } from './delivery';

it('half a year later is a day of the calendar, at the end of short months too', () => {
  expect(nextServiceDay('2026-03-02')).toBe('2026-09-02');
  expect(nextServiceDay('2026-08-31')).toBe('2027-02-28');
});

it('without a mileage there is none to add to', () => {
  expect(nextServiceKm(86412)).toBe(91412);
  expect(nextServiceKm(null)).toBeNull();
});
