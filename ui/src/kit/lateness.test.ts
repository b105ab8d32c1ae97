import type { Stage } from '@bindings';
import { expect, it } from 'vitest';
import vectors from '../../tests/vectors.json';
import { lateness, latenessAt } from './lateness';

it('a visit stands to its promise as the host says, in every stage', () => {
  expect(vectors.lateness.length).toBeGreaterThan(0);
  for (const { stage, promised_at, now, lateness: stands } of vectors.lateness) {
    expect([stage, now, lateness({ stage: stage as Stage, promised_at }, Date.parse(now))]).toEqual([
      stage,
      now,
      stands,
    ]);
  }
});

it('what is no visit has an hour of its own from which it draws near', () => {
  const now = Date.parse('2026-03-02T08:00:00Z');
  expect(latenessAt('2026-03-02T10:00:00Z', now)).toBe('calm');
  expect(latenessAt('2026-03-02T10:00:00Z', now, 120)).toBe('near');
  expect(latenessAt('2026-03-02T07:59:59Z', now, 120)).toBe('late');
});
