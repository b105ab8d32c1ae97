import type { VehicleHit } from '@bindings';
import { expect, it } from 'vitest';
import { carsOf, queryFor } from './visitor';

it('asks for the phone once there is enough of it, else for the name', () => {
  expect(queryFor({ name: '李强', phone: '139' })).toBe('李强');
  expect(queryFor({ name: '李强', phone: ' 1390 ' })).toBe('1390');
  expect(queryFor({ name: '李', phone: '' })).toBe('');
});

it('gives a customer only the own cars', () => {
  const hit = (id: number, customer_id: number | null) => ({ vehicle: { id, customer_id } }) as VehicleHit;
  const found = [hit(1, 9), hit(2, 7), hit(3, null), hit(4, 9)];
  expect(carsOf(9, found).map((one) => one.vehicle.id)).toEqual([1, 4]);
});
