import type { TFunction } from 'i18next';
import type { PhraseGroups } from '../../../kit/phrases';

const how = [
  'worn',
  'cracked',
  'scratched',
  'noisy',
  'leaking',
  'dim',
  'not_working',
  'loose',
  'low',
  'missing',
] as const;

const then = ['known', 'replace', 'later'] as const;

/** What is remarked of a thing at the car, and what is said about it. */
export const remarkPhrases = (t: TFunction): PhraseGroups =>
  [how, then].map((group) => group.map((code) => t(`visits:check_in.phrase.${code}`)));
