// A change log speaks of rows and columns; people read what a thing was and what it is now. Here each column says
// what kind of value it holds, and what only the program itself cares for is left out.
import type { ChangeEntry } from '@bindings';
import columns from './columns.json';

export type Shown =
  | { as: 'text'; text: string }
  | { as: 'money' | 'hours' | 'quantity' | 'rate' | 'km'; value: number }
  | { as: 'instant' | 'day'; at: string }
  | { as: 'words'; kind: string; codes: string[] }
  | { as: 'people'; ids: number[] }
  | { as: 'bay'; id: number }
  | { as: 'answer'; yes: boolean }
  | { as: 'nothing' }
  /** A drawing or a whole table: that it changed is said, not how. */
  | { as: 'recorded' };

/** What a column holds that is no code; its words have their kind from the catalogue. */
type Held = Exclude<Shown['as'], 'words' | 'nothing'>;

interface ShownChange {
  field: string;
  before: Shown;
  after: Shown;
}

export interface ShownEntry {
  entry: ChangeEntry;
  /** Which of its kind it is, where what changed does not say so itself. */
  about: Shown[];
  changes: ShownChange[];
}

/** The columns that tell one record from the next. They are written when it comes, and hardly ever again. */
const naming: Record<string, readonly string[]> = {
  tax_invoice: ['number'],
  attached_file: ['name'],
  photo: ['kind', 'item', 'caption'],
};

// A test holds the columns of the file against these lists: each has its meaning, or is left out.
const hiddenEntities = new Set(columns.left_out.entities);
const hiddenFields = new Set([...columns.left_out.marks, ...columns.left_out.told_elsewhere]);
const kinds = new Map(
  Object.entries(columns.holds).flatMap(([as, names]) => names.map((name) => [name, as as Held] as const)),
);
const codes: Record<string, string | undefined> = columns.words;

function listed(raw: string): unknown[] {
  try {
    const value: unknown = JSON.parse(raw);
    return Array.isArray(value) ? value : [value];
  } catch {
    // A code by itself is no JSON.
    return [raw];
  }
}

/** Of a column that the file has no more, but its log. */
const ofOld = (field: string): Held =>
  field.endsWith('_at') ? 'instant' : field.endsWith('_km') ? 'km' : 'text';

const personOf = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'person_id' in value
    ? Number(value.person_id)
    : Number(value);

export function shownValue(entity: string, field: string, raw: string | null): Shown {
  if (raw === null || raw === '') return { as: 'nothing' };
  const word = codes[`${entity}.${field}`] ?? codes[field];
  if (word) return { as: 'words', kind: word, codes: listed(raw).map(String) };
  const as = kinds.get(`${entity}.${field}`) ?? kinds.get(field) ?? ofOld(field);
  switch (as) {
    case 'money':
    case 'hours':
    case 'quantity':
    case 'rate':
    case 'km':
      return { as, value: Number(raw) };
    case 'instant':
    case 'day':
      return { as, at: raw };
    case 'people':
      return { as, ids: listed(raw).map(personOf) };
    case 'bay':
      return { as, id: Number(raw) };
    case 'answer':
      return { as, yes: raw === '1' || raw === 'true' };
    case 'recorded':
      return { as };
    case 'text':
      return /^[[{]/.test(raw) ? { as: 'recorded' } : { as: 'text', text: raw };
  }
}

/** What a person wants to know of the log: changes they can name, newest first as the host sends them. */
export function shownEntries(rows: readonly ChangeEntry[]): ShownEntry[] {
  return rows
    .filter((entry) => !hiddenEntities.has(entry.entity))
    .map((entry) => ({
      entry,
      about: aboutOf(entry, rows),
      changes: entry.changed
        .filter((change) => !hiddenFields.has(change.field))
        .map(({ field, before, after }) => ({
          field,
          before: shownValue(entry.entity, field, before),
          after: shownValue(entry.entity, field, after),
        }))
        // A new record begins with zeros that nobody typed.
        .filter(({ before, after }) => !(before.as === 'nothing' && isZero(after))),
    }))
    .filter(({ changes }) => changes.length > 0);
}

/** A file that is taken off the page is written with the reason alone: an earlier row of the same record has its name. */
function aboutOf({ entity, entity_id, id, changed }: ChangeEntry, rows: readonly ChangeEntry[]): Shown[] {
  const fields = (naming[entity] ?? []).filter((name) => !changed.some(({ field }) => field === name));
  const earlier = rows.filter((row) => row.entity === entity && row.entity_id === entity_id && row.id < id);
  return fields
    .map((name) => {
      // The newest comes first: it has the caption as it stood then.
      const told = earlier.flatMap((row) => row.changed).find(({ field }) => field === name);
      return shownValue(entity, name, told?.after ?? null);
    })
    .filter((shown) => shown.as !== 'nothing');
}

const isZero = (shown: Shown): boolean =>
  shown.as === 'nothing' ||
  ('value' in shown && shown.value === 0) ||
  (shown.as === 'text' && shown.text === '0');
