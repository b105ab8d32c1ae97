import i18next, { type TFunction } from 'i18next';
import { asTold } from './amounts';

/** What crosses the door when a rule says no. */
export interface RefusalLike {
  code: string;
  params?: Readonly<Record<string, unknown>>;
}

/** One thing an action still lacks, as the rules name it: `{ what: 'answers', count: 2 }`. */
export interface MissingLike {
  what: string;
}

/** What is missing, each in a few words, for the list beneath a button. */
export function missingWords(t: TFunction, missing: readonly MissingLike[]): string[] {
  return missing.map((one) => t(`errors:missing.${one.what}`, { ...asTold(one), defaultValue: one.what }));
}

const areMissing = (value: unknown): value is MissingLike[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'what' in one);

/**
 * The sentence for a refusal. A code may have a sentence of its own per field, under `by_field`: the field named in
 * the parameters is looked up first. A code the catalogue does not know yet still gives a sentence with it.
 */
export function refusalWords(t: TFunction, refusal: RefusalLike): string {
  const params = { ...refusal.params };
  const field = params.field;
  const keys = [`errors:${refusal.code}`];
  if (typeof field === 'string') {
    keys.unshift(`errors:by_field.${refusal.code}.${field}`);
    params.field = t(`words:field.${field}`, { defaultValue: field });
  }
  if (areMissing(params.missing)) {
    params.missing = missingWords(t, params.missing).join(t('words:list_separator'));
  }
  for (const key of keys) {
    if (i18next.exists(key)) return t(key, params);
  }
  return t('errors:unknown', { unknown_code: refusal.code });
}
