import type { ImportRow, ImportWarning } from '@bindings';

/** A column nobody looks at; what is given to no field is kept as a note. */
export const leftOut = 'left_out';

/** The mapping once column `at` is given to `field`: a field has one column, so the one before loses it. */
export function mappedTo(
  mapping: readonly (string | null)[],
  at: number,
  field: string | null,
): (string | null)[] {
  return mapping.map((before, column) => {
    if (column === at) return field;
    return field !== null && field !== leftOut && before === field ? null : before;
  });
}

/** The columns whose cells a row warns about. */
export const warnedFields = (row: ImportRow): ReadonlySet<string> =>
  new Set(row.warnings.map((warning) => warning.field));

export interface WarningCount {
  code: string;
  field: string;
  rows: number;
}

/** What was warned about, the most frequent first. */
export function warningCounts(rows: readonly ImportRow[]): WarningCount[] {
  const counts = new Map<string, WarningCount>();
  for (const row of rows) {
    for (const key of new Set(row.warnings.map(keyOf))) {
      const [code = '', field = ''] = key.split(' ');
      const count = counts.get(key) ?? { code, field, rows: 0 };
      counts.set(key, { ...count, rows: count.rows + 1 });
    }
  }
  return [...counts.values()].sort((one, other) => other.rows - one.rows);
}

export const keyOf = (warning: Pick<ImportWarning, 'code' | 'field'>): string =>
  `${warning.code} ${warning.field}`;

/** Rows of one kind of warning, or any, whose cells hold the text looked for. */
export function chosenRows(
  rows: readonly ImportRow[],
  kind: string | undefined,
  text: string,
): readonly ImportRow[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (kind === undefined || row.warnings.some((warning) => keyOf(warning) === kind)) &&
      (wanted === '' ||
        String(row.number) === wanted ||
        row.cells.some((cell) => cell.toLowerCase().includes(wanted))),
  );
}
