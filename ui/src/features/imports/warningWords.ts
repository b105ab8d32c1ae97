import type { ImportWarning } from '@bindings';
import i18next, { type TFunction } from 'i18next';

export const fieldWord = (t: TFunction, field: string): string =>
  t(`imports:field.${field}`, { defaultValue: t(`words:field.${field}`, { defaultValue: field }) });

/** What is worth knowing about a row, as a sentence; the row is taken in all the same. */
export function warningWords(t: TFunction, warning: ImportWarning): string {
  const key = `imports:warning.${warning.code}`;
  // What the shop calls its grades, where the host says a code.
  const said = (text: string) =>
    warning.field === 'grade' && text !== '' ? t(`words:part_grade.${text}`, { defaultValue: text }) : text;
  return t(i18next.exists(key) ? key : 'imports:warning.other', {
    field: fieldWord(t, warning.field),
    value: said(warning.value),
    suggestion: said(warning.suggestion),
  });
}

/** The kind of a warning in a few words, for choosing among the rows. */
export function warningName(t: TFunction, { code, field }: { code: string; field: string }): string {
  const key = `imports:warning_name.${code}`;
  return t(i18next.exists(key) ? key : 'imports:warning_name.other', { field: fieldWord(t, field) });
}
