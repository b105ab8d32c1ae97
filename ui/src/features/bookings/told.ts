import type { ChangedField, ChangeEntry } from '@bindings';

/** What people told, in the order they read it; references and the program's own marks are left out. */
const told = [
  'stage',
  'starts_at',
  'minutes',
  'contact_name',
  'contact_phone',
  'plate',
  'model',
  'symptom',
  'items',
  'estimate',
  'channel',
  'reason',
];

export interface ToldEntry {
  entry: ChangeEntry;
  changes: ChangedField[];
}

/** The changes a person can name, without the making of the booking, which the page itself shows. */
export function toldChanges(entries: readonly ChangeEntry[]): ToldEntry[] {
  return entries
    .filter((entry) => entry.command !== 'book_appointment')
    .map((entry) => ({
      entry,
      changes: entry.changed
        .filter((change) => told.includes(change.field))
        .sort((one, other) => told.indexOf(one.field) - told.indexOf(other.field)),
    }))
    .filter(({ changes }) => changes.length > 0);
}
