import type { CheckInList } from '@bindings';
import { expect, it } from 'vitest';
import { listFields, moved, savedList, withNew } from './checkInList';

const item = (code: string) => ({ code, name: '', phrases: [], active: true });
const list: CheckInList = {
  id: 3,
  kind: 'suv',
  edition: 2,
  items: [item('lights'), item('horn'), item('tyres')],
  active: true,
  saved_at: null,
  person_id: null,
};
const codes = (rows: readonly { code: string }[]) => rows.map((row) => row.code);

it('an item goes up and down, and at the ends of the list it stays', () => {
  const { items } = listFields(list);
  expect(codes(moved(items, 1, -1))).toEqual(['horn', 'lights', 'tyres']);
  expect(codes(moved(items, 1, 1))).toEqual(['lights', 'tyres', 'horn']);
  expect(codes(moved(items, 0, -1))).toEqual(['lights', 'horn', 'tyres']);
  expect(codes(moved(items, 2, 1))).toEqual(['lights', 'horn', 'tyres']);
  expect(codes(moved(items, 9, 1))).toEqual(['lights', 'horn', 'tyres']);
});

it('what was added and left without a name is nothing', () => {
  const { items } = listFields(list);
  expect(savedList(list, { active: true, items: withNew(items, ' ') }).items).toHaveLength(3);
});

it('a new item has no code yet, and what was seen is what is changed', () => {
  const fields = listFields(list);
  const saved = savedList(list, { active: false, items: withNew(moved(fields.items, 2, -1), '全景天窗') });
  expect(saved).toEqual({
    kind: 'suv',
    edition: 2,
    active: false,
    items: [
      item('lights'),
      item('tyres'),
      item('horn'),
      { code: '', name: '全景天窗', phrases: [], active: true },
    ],
  });
});
