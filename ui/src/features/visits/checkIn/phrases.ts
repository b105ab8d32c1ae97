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

/** What is remarked of a thing at the car, its own phrases of the shop first, and what is said about it. */
export const remarkPhrases = (t: TFunction, own: readonly string[]): PhraseGroups => {
  const usual = [how, then].map((group) => group.map((code) => t(`visits:check_in.phrase.${code}`)));
  // What stands twice would be one button too many.
  const others = own.filter((phrase) => usual.every((group) => !group.includes(phrase)));
  return others.length > 0 ? [others, ...usual] : usual;
};
