import { expect, it } from 'vitest';
import vectors from '../../../../tests/vectors.json';
import { nextServiceKm } from './delivery';

it('the car is due again where the host would have it, whatever is typed for the kilometres out', () => {
  expect(vectors.next_service.length).toBeGreaterThan(10);
  for (const { out_km, interval_km, next_km } of vectors.next_service) {
    expect(nextServiceKm(out_km, interval_km), `${out_km} + ${interval_km}`).toBe(next_km);
  }
});
