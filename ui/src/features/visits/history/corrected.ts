// What was put right of a check-in, as the timeline tells it.
import type { CorrectedFact } from '@bindings';
import { type Shown, shownValue } from './changes';

export interface ToldFact {
  field: string;
  before: Shown;
  after: Shown;
}

export const toldOf = (facts: readonly CorrectedFact[]): ToldFact[] =>
  facts.map(({ field, before, after }) => ({
    field,
    before: shownFact(field, before),
    after: shownFact(field, after),
  }));

const shownFact = (field: string, value: CorrectedFact['before']): Shown =>
  shownValue('work_order', field, value === null ? null : String(value));
