import { describe, expect, it } from 'vitest';
import { shownEntries, shownValue } from './changes';

describe('a value of the log', () => {
  it.each([
    ['line', 'unit_price', '15000', { as: 'money', value: 15000 }],
    ['line', 'state', 'declined', { as: 'words', kind: 'line_state', codes: ['declined'] }],
    ['job', 'state', 'running', { as: 'words', kind: 'job_state', codes: ['running'] }],
    [
      'walk_around',
      'warning_lights',
      '["abs","oil"]',
      { as: 'words', kind: 'warning_light', codes: ['abs', 'oil'] },
    ],
    ['job', 'technicians', '[{"person_id":5,"share":10000}]', { as: 'people', ids: [5] }],
    ['settlement', 'issued_by', '11', { as: 'people', ids: [11] }],
    ['payment', 'gift', '5000', { as: 'money', value: 5000 }],
    ['appointment', 'arrived_from', 'booked', { as: 'words', kind: 'appointment_stage', codes: ['booked'] }],
    ['work_order', 'dropped_long_ago_km', '7', { as: 'km', value: 7 }],
    ['work_order', 'wash_wanted', '0', { as: 'answer', yes: false }],
    ['work_order', 'delivered_at', '2026-11-21T21:48:19Z', { as: 'instant', at: '2026-11-21T21:48:19Z' }],
    ['work_order', 'symptom', '刹车异响', { as: 'text', text: '刹车异响' }],
    ['survey', 'marks', '{"service":5}', { as: 'recorded' }],
    ['work_order', 'anything_new', '[1,2]', { as: 'recorded' }],
    ['work_order', 'mileage_km', null, { as: 'nothing' }],
    ['work_order', 'mileage_km', '110900', { as: 'km', value: 110_900 }],
  ])('%s.%s %j', (entity, field, raw, shown) => {
    expect(shownValue(entity, field, raw)).toEqual(shown);
  });
});

let rowId = 100;
/** As the host sends them: each row with its own number, the newest first. */
const row = (entity: string, changed: [string, string | null, string | null][], entity_id = 1) => ({
  id: rowId--,
  at: '',
  person_name: null,
  station: '',
  command: '',
  entity,
  entity_id,
  changed: changed.map(([field, before, after]) => ({ field, before, after })),
});

it('leaves out what only the program cares for, and zeros nobody typed', () => {
  const entries = shownEntries([
    row('stage_step', [['action', null, 'deliver']]),
    row('work_order', [['stage_since', 'a', 'b']]),
    row('line', [
      ['work_order_id', null, '3'],
      ['discount', null, '0'],
      ['discount', '500', '0'],
    ]),
  ]);
  expect(entries).toHaveLength(1);
  expect(entries[0]?.changes).toEqual([
    { field: 'discount', before: { as: 'money', value: 500 }, after: { as: 'money', value: 0 } },
  ]);
});

const added = (name: string, id: number) =>
  row(
    'attached_file',
    [
      ['name', null, name],
      ['bytes', null, '20480'],
      ['hash', null, 'ab12'],
      ['attached_by', null, '4'],
      ['removed_reason', null, ''],
    ],
    id,
  );

it('tells of a file its name, and not its bytes', () => {
  const [shown] = shownEntries([added('保单.pdf', 5)]);
  expect(shown?.changes.map(({ field, after }) => [field, after])).toEqual([
    ['name', { as: 'text', text: '保单.pdf' }],
  ]);
  expect(shown?.about, 'the row has it already').toEqual([]);
});

it('says which file was taken off the page, though that row has the reason alone', () => {
  const off: [string, string | null, string | null][] = [
    ['removed_at', null, '2026-03-02T02:00:00Z'],
    ['removed_by', null, '4'],
    ['removed_reason', '', '重复'],
  ];
  const [shown] = shownEntries([
    row('attached_file', off, 5),
    added('定损单.pdf', 6),
    added('保单.pdf', 5),
    // Another record of the same number.
    row('photo', [['caption', '', '划痕']], 5),
  ]);
  expect(shown?.about).toEqual([{ as: 'text', text: '保单.pdf' }]);
  expect(shown?.changes.map(({ field }) => field)).toEqual(['removed_at', 'removed_reason']);
});

it('says which photo was changed: what of, and what stood under it then', () => {
  const [removed, drawn, taken] = shownEntries([
    row('photo', [['removed_reason', '', '拍错了']], 3),
    row('photo', [['caption', '', '左前花纹']], 3),
    row(
      'photo',
      [
        ['kind', null, 'walk_around'],
        ['item', null, 'tyres'],
        ['caption', null, ''],
      ],
      3,
    ),
  ]);
  const kind = { as: 'words', kind: 'photo_kind', codes: ['walk_around'] };
  const item = { as: 'words', kind: 'walk_around_item', codes: ['tyres'] };
  expect(removed?.about).toEqual([kind, item, { as: 'text', text: '左前花纹' }]);
  expect(drawn?.about).toEqual([kind, item]);
  expect(taken?.about).toEqual([]);
});
