import type { Ageing } from '@bindings';
import { whole } from '../../../kit/whole';

/** How long what is owed is past its day, the youngest first. */
export const buckets = whole<keyof Ageing>()([
  'not_due',
  'to_30_days',
  'to_60_days',
  'to_90_days',
  'over_90_days',
]);
