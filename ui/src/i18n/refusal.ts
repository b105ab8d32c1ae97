import type { Missing, Refusal as ShopRefusal, TillDifference } from '@bindings';
import i18next, { type TFunction } from 'i18next';
import { asTold } from './amounts';

/** What the screen, the line and the window's own computer say no with; the host knows none of these. */
type StationRefusal =
  | { code: 'transport_lost' }
  | { code: 'unexpected'; params: { detail: string } }
  | { code: 'document_unreadable' }
  | { code: 'pdf_among_photos' }
  | { code: 'cannot_print' | 'cannot_start_by_itself'; params: { reason: string } }
  | {
      code: 'cannot_save' | 'cannot_open_folder' | 'cannot_read_file';
      params: { path: string; reason: string };
    };

/** What crosses the door when a rule says no, as the list of commands writes it down, and what the station adds. */
export type RefusalLike = ShopRefusal | StationRefusal;
export type RefusalCode = RefusalLike['code'];

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

export const isRefusal = (failure: unknown): failure is RefusalLike =>
  // A host of a later version may know codes that this page does not: they still give a sentence.
  isRecord(failure) && typeof failure.code === 'string';

/** Whatever a door handed back as a failure. What is no refusal is told as it is, so that somebody can be asked. */
export function refusalOf(failure: unknown): RefusalLike {
  if (isRefusal(failure)) return failure;
  return {
    code: 'unexpected',
    params: { detail: failure instanceof Error ? failure.message : String(failure) },
  };
}

/** The field a refusal is about, when it names one. */
export function fieldOf(refusal: RefusalLike | undefined): string | undefined {
  const params: unknown = refusal && 'params' in refusal ? refusal.params : undefined;
  return isRecord(params) && typeof params.field === 'string' ? params.field : undefined;
}

/** What is missing, each in a few words, for the list beneath a button. */
export function missingWords(t: TFunction, missing: readonly Missing[]): string[] {
  return missing.map((one) => t(`errors:missing.${one.what}`, { ...asTold(one), defaultValue: one.what }));
}

const areMissing = (value: unknown): value is Missing[] =>
  Array.isArray(value) && value.every((one) => isRecord(one) && 'what' in one);

/** All that a count found other than the program says, in one breath: an explanation is for all of it. */
function differenceWords(t: TFunction, differences: readonly TillDifference[]): string {
  const said = differences.map((one) =>
    t(one.means === 'cash' ? 'errors:off.cash' : 'errors:off.means', { ...one }),
  );
  return said.join(t('errors:off.separator'));
}

const areDifferences = (value: unknown): value is TillDifference[] =>
  Array.isArray(value) && value.every((one) => isRecord(one) && 'means' in one && 'difference' in one);

/** What a disk says no with, as the systems and SQLite write it in English. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/permission denied|access is denied|operation not permitted/i, 'no_permission'],
  [/read-?only|write.?protected/i, 'read_only'],
  [/not a directory|file exists|directory name is invalid/i, 'no_folder'],
  [/no such file or directory|cannot find the (file|path)/i, 'gone'],
  [/no such device|not ready|network (path|name)|stale file handle/i, 'disk_gone'],
  [/input\/output error|i\/o (device )?error/i, 'disk_fault'],
  [/used by another process|resource busy|database is locked/i, 'in_use'],
  [/unable to open database file/i, 'not_opened'],
];

/** Only these tell of a disk; what a printer says is another matter. */
const ofDisks = new Set([
  'folder_not_writable',
  'cannot_save',
  'cannot_read_file',
  'cannot_open_folder',
  'cannot_start_by_itself',
]);

/** A system that speaks the shop's language already is quoted; its number says nothing to anybody. */
function reasonWords(t: TFunction, reason: string): string {
  const known = reasons.find(([pattern]) => pattern.test(reason));
  return known ? t(`errors:reason.${known[1]}`) : reason.replace(/\s*\(os error \d+\)/, '');
}

/**
 * The sentence for a refusal. A code may have a sentence of its own per field, under `by_field`: the field named in
 * the parameters is looked up first. A code the catalogue does not know yet still gives a sentence with it.
 */
export function refusalWords(t: TFunction, refusal: RefusalLike): string {
  const params: Record<string, unknown> = 'params' in refusal ? { ...refusal.params } : {};
  const field = params.field;
  const keys = [`errors:${refusal.code}`];
  // What is wrong with a delivery is a sentence of its own each time.
  if (refusal.code === 'receiving') keys.unshift(`errors:by_field.receiving.${refusal.params.problem}`);
  // Nor is what speaks against a merge.
  if (refusal.code === 'merge') keys.unshift(`errors:by_field.merge.${refusal.params.problem}`);
  if (typeof field === 'string') {
    keys.unshift(`errors:by_field.${refusal.code}.${field}`);
    params.field = t(`words:field.${field}`, { defaultValue: field });
  }
  if (ofDisks.has(refusal.code) && typeof params.reason === 'string')
    params.reason = reasonWords(t, params.reason);
  if (areMissing(params.missing)) {
    params.missing = missingWords(t, params.missing).join(t('words:list_separator'));
  }
  if (areDifferences(params.differences)) params.differences = differenceWords(t, params.differences);
  // By this number a sentence has its plural.
  if (typeof params.tries_left === 'number') params.count = params.tries_left;
  for (const key of keys) {
    if (i18next.exists(key, params)) return t(key, params);
  }
  return t('errors:unknown', { unknown_code: refusal.code });
}
