import { type JobShare, LIMITS } from '@bindings';
import type { TFunction } from 'i18next';
import { formatRate } from '../i18n/amounts';

/** Who does a job, by name: whoever has only a part of it with that part. */
export const sharersOf = (
  t: TFunction,
  shares: readonly JobShare[],
  nameOf: (person: number) => string,
): string =>
  shares
    .map(({ person_id, share }) =>
      share < LIMITS.share ? `${nameOf(person_id)} ${formatRate(share)}` : nameOf(person_id),
    )
    .join(t('words:list_separator'));
