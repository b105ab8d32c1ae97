import type { AppointmentRow } from '@bindings';
import { expect, it } from 'vitest';
import { bookingOf } from './booked';

const row = (id: number, hour: string, change: object) =>
  ({
    appointment: {
      id,
      stage: 'booked',
      starts_at: `2026-03-02T${hour}:00:00Z`,
      vehicle_id: null,
      plate: '',
      ...change,
    },
  }) as AppointmentRow;
const rows = [
  row(1, '06', { vehicle_id: 5, plate: '粤B12345' }),
  row(2, '02', { vehicle_id: 5, plate: '粤B12345' }),
  row(3, '03', { plate: '粤B·9K88M' }),
  row(4, '04', { vehicle_id: 7, stage: 'arrived' }),
];
const idOf = (vehicleId: number | null, plate = '') => bookingOf(rows, { vehicleId, plate })?.appointment.id;

it('finds the booking of a known car, the earliest first', () => {
  expect(idOf(5)).toBe(2);
});

it('finds the booking of a stranger by the whole plate, however it is written', () => {
  expect(idOf(null, '粤b 9k88m')).toBe(3);
  expect(idOf(null, '9K88M')).toBeUndefined();
});

it('finds none where nothing was booked or the car is here already', () => {
  expect(idOf(7)).toBeUndefined();
  expect(idOf(null)).toBeUndefined();
});

it('finds the booking that was made before anybody knew the car', () => {
  expect(idOf(9, '粤B9K88M')).toBe(3);
});

it('finds none that names another car under the same plate', () => {
  expect(idOf(9, '粤B12345')).toBeUndefined();
});
