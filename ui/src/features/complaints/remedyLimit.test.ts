import type { RemedyRequest } from '@bindings';
import { expect, it } from 'vitest';
import vectors from '../../../tests/vectors.json';
import { overLimit } from './remedyLimit';

it('what lies over the limit is the host’s to say', () => {
  for (const { limit, request, over, ...promised } of vectors.remedies) {
    expect(overLimit(promised, limit, request as RemedyRequest | null), JSON.stringify(promised)).toBe(over);
  }
});
