import type { Visit } from '@bindings';
import { expect, it } from 'vitest';
import vectors from '../../../../tests/vectors.json';
import { declinedAdvice, nextServiceKm, workDone } from './delivery';

it('the car is due again where the host would have it, whatever is typed for the kilometres out', () => {
  expect(vectors.next_service.length).toBeGreaterThan(10);
  for (const { out_km, interval_km, next_km } of vectors.next_service) {
    expect(nextServiceKm(out_km, interval_km), `${out_km} + ${interval_km}`).toBe(next_km);
  }
});

it('what was agreed and dropped was not advised and refused', () => {
  const line = (id: number, state: string, name: string) => ({ id, state, name, decline_reason: '没有货' });
  const visit = {
    lines: [
      line(1, 'approved', '更换机油'),
      line(2, 'declined', '雨刮胶条'),
      line(3, 'declined', '空调滤芯'),
    ],
    done_lines: [1],
    withdrawn_lines: [2],
    refused_lines: [3],
  } as unknown as Visit;
  expect(workDone(visit)).toEqual(['更换机油']);
  expect(declinedAdvice(visit).map(({ name }) => name)).toEqual(['空调滤芯']);
});
