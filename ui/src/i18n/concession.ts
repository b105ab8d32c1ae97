import type { Concession } from '@bindings';
import type { TFunction } from 'i18next';
import { formatRate } from './amounts';

/** What is given away, each with its limit and its sum. */
export const concessionWords = (t: TFunction, concessions: readonly Concession[]): string =>
  concessions
    .map((one) =>
      t(`words:concession.${one.kind}`, {
        ...one,
        ...(one.kind === 'discount' && { limit: formatRate(one.limit) }),
      }),
    )
    .join(t('words:list_separator'));
