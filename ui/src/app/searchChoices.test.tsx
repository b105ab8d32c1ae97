import type { BookingHit, DocumentHit, PartHit, SearchResults, VehicleHit } from '@bindings';
import { expect, it } from 'vitest';
import { choicesOf } from './searchChoices';

const vehicle = (id: number, order: number | null) =>
  ({
    vehicle: { id, plate: '粤B12345', plate_colour: 'blue', make: '', model: '', vin: null },
    customer_name: '张三',
    customer_phone: '',
    open_work_order: order,
    open_stage: order === null ? null : 'in_repair',
  }) as VehicleHit;
const booking = (id: number, coming: boolean, today: boolean) =>
  ({
    id,
    coming,
    today,
    whole: false,
    contact_name: '张三',
    contact_phone: '',
    model: '',
    plate: null,
  }) as BookingHit;
const document = (entity: string, id: number, whole: boolean): DocumentHit => ({
  entity,
  id,
  number: `${entity}${id}`,
  whole,
  stands_on: { entity: 'work_order', id: 7 },
  title: '',
});
const answer = (more: Partial<SearchResults>): SearchResults => ({
  vehicles: [],
  customers: [],
  bookings: [],
  documents: [],
  parts: [],
  unknown_plate: null,
  ...more,
});

const groupsOf = (vehicles: VehicleHit[]): string[] =>
  choicesOf(
    answer({
      vehicles,
      bookings: [booking(3, true, true), booking(8, true, false), booking(4, false, false)],
      documents: [document('work_order', 5, false), document('payment', 6, true)],
    }),
  ).map((row) => row.group);

it('a part whose number was typed stands before the cars, any other behind them', () => {
  const part = (id: number, whole: boolean): PartHit => ({
    id,
    whole,
    code: `A${id}`,
    name: '',
    brand: '',
    specification: '',
  });
  const parts = [part(2, true), part(3, false)];
  const rows = choicesOf(answer({ vehicles: [vehicle(1, null)], parts }));
  expect(rows.map((row) => row.key)).toEqual(['part 2', 'vehicle 1', 'part 3']);
  expect(rows[0]).toMatchObject({ page: '/store/items/2', title: 'A2' });
});

it('puts a typed number first, then what goes on today, and what is past last', () => {
  const rest = ['coming', 'work_order', 'past_booking'];
  expect(groupsOf([vehicle(1, null)])).toEqual(['payment', 'today', 'vehicle', ...rest]);
  expect(groupsOf([vehicle(2, 7), vehicle(1, null)])).toEqual([
    'payment',
    'vehicle',
    'vehicle',
    'today',
    ...rest,
  ]);
  expect(groupsOf([])).toEqual(['payment', 'today', ...rest]);
});

it('opens a receipt as its visit and a booking as itself', () => {
  const rows = choicesOf(
    answer({ bookings: [booking(3, true, true)], documents: [document('payment', 6, true)] }),
  );
  expect(rows.map((row) => row.page)).toEqual(['/visits/7', '/bookings/3']);
});

it('opens the visit where the complaint itself is not theirs to read', () => {
  const found = answer({ documents: [document('complaint', 6, true)] });
  expect(choicesOf(found).map((row) => row.page)).toEqual(['/complaints/6']);
  expect(choicesOf(found, (entity) => entity !== 'complaint').map((row) => row.page)).toEqual(['/visits/7']);
});

it('keeps two sheets of one visit as two rows', () => {
  const rows = choicesOf(
    answer({ documents: [document('settlement', 1, false), document('settlement', 2, false)] }),
  );
  expect(new Set(rows.map((row) => row.key)).size).toBe(2);
});
