import type { ChangedField, ChangeEntry } from '@bindings';

/** What people told, in the order they read it; references and the program's own marks are left out. */
const shownFields = [
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
  'trade',
  'channel',
  'reason',
];

export interface BookingChange {
  entry: ChangeEntry;
  changes: ChangedField[];
}

/** The changes a person can name, without the making of the booking, which the page itself shows. */
export function bookingChanges(entries: readonly ChangeEntry[]): BookingChange[] {
  return entries
    .filter((entry) => entry.command !== 'book_appointment')
    .map((entry) => ({
      entry,
      changes: entry.changed
        .filter((change) => shownFields.includes(change.field))
        .sort((one, other) => shownFields.indexOf(one.field) - shownFields.indexOf(other.field)),
    }))
    .filter(({ changes }) => changes.length > 0);
}
