import type { BackupCheck, FileCheck } from '@bindings';

// Long work hands its result back as plain JSON: which of its results it is, is looked at before it is shown.
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

export function isFileCheck(result: unknown): result is FileCheck {
  if (typeof result !== 'object' || result === null) return false;
  const found = result as Partial<Record<keyof FileCheck, unknown>>;
  const counts = [
    found.sheets_checked,
    found.payments_checked,
    found.reports_checked,
    found.counterfoils_checked,
    found.rows_checked,
    found.rows_found,
  ];
  return (
    isTexts(found.sqlite_says) &&
    isTexts(found.damaged) &&
    isTexts(found.stock_sums) &&
    Array.isArray(found.rows) &&
    counts.every((count) => typeof count === 'number')
  );
}

export function isCopyCheck(result: unknown): result is BackupCheck {
  if (typeof result !== 'object' || result === null) return false;
  const found = result as Partial<Record<keyof BackupCheck, unknown>>;
  return typeof found.at === 'string' && typeof found.sound === 'boolean';
}

/** SQLite says "ok" and nothing else about a sound file. */
export const isSound = (check: FileCheck): boolean =>
  check.damaged.length === 0 &&
  check.rows_found === 0 &&
  check.stock_sums.length === 0 &&
  check.sqlite_says.every((said) => said === 'ok');

/** "payment SK20260302001" → what it is and its number; a whole table has no number. */
export function damagedPart(text: string): { entity: string; number: string } {
  const at = text.indexOf(' ');
  return at < 0 ? { entity: text, number: '' } : { entity: text.slice(0, at), number: text.slice(at + 1) };
}

/** A row that names another which is not there, as the check writes it; what SQLite says in its own words is none. */
export function lostReference(said: string): { entity: string; id: string; other: string } | undefined {
  const [, entity, id, other] = /^(\w+) (\d+) names a (\w+) that is not there$/.exec(said) ?? [];
  return entity && id && other ? { entity, id, other } : undefined;
}
