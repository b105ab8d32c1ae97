import type { ChangeEntry } from '@bindings';
import { expect, it } from 'vitest';
import { bookingChanges } from './bookingChanges';

const entry = (id: number, command: string, fields: string[]) =>
  ({ id, command, changed: fields.map((field) => ({ field, before: null, after: 'x' })) }) as ChangeEntry;

it('tells what people told, the stage first, and leaves out the making and the program’s own marks', () => {
  const rows = bookingChanges([
    entry(3, 'arrive_appointment', ['work_order_id', 'arrived_at', 'vehicle_id', 'stage']),
    entry(2, 'edit_appointment', ['plate', 'contact_phone', 'bay_id']),
    entry(4, 'edit_appointment', ['advisor_id']),
    entry(1, 'book_appointment', ['stage', 'plate']),
  ]);
  expect(rows.map((row) => [row.entry.id, row.changes.map((change) => change.field)])).toEqual([
    [3, ['stage']],
    [2, ['contact_phone', 'plate']],
  ]);
});
