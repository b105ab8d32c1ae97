import { expect, expectTypeOf, it } from 'vitest';
import { asRefusal, Refusal, TransportLost } from './errors';

it('keeps a refusal what it is, and makes one of whatever else a door hands back', () => {
  for (const refusal of [new Refusal('wrong_pin'), new TransportLost()])
    expect(asRefusal(refusal)).toBe(refusal);
  const answered = asRefusal({ code: 'role_missing', params: { roles: ['cashier'] } });
  expect(answered).toBeInstanceOf(Refusal);
  expect(answered).toMatchObject({ code: 'role_missing', params: { roles: ['cashier'] } });
  // Parameters that are none are not taken over.
  expect(asRefusal({ code: 'wrong_pin', params: 7 }).params).toEqual({});
  expect(asRefusal(new TypeError('boom'))).toMatchObject({ code: 'unexpected', params: { detail: 'boom' } });
});

it('the code tells which parameters came with it', () => {
  const refusal = asRefusal({ code: 'over_capacity', params: { booked: 3, capacity: 2 } });
  if (refusal.code !== 'over_capacity') throw new Error('another refusal');
  expectTypeOf(refusal.params.capacity).toEqualTypeOf<number>();
  expect(refusal.params.booked - refusal.params.capacity).toBe(1);
});
