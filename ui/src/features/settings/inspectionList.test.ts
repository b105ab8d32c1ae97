import type { InspectionList } from '@bindings';
import { expect, it } from 'vitest';
import { listFields, moved, savedList, withItem } from './inspectionList';

const item = { code: 'leaks', name: '', unit: '', least: null, most: null, unsafe_without: false };
const list: InspectionList = {
  kind: 'final',
  trade: null,
  edition: 2,
  template_items: [item, { ...item, code: 'exterior' }],
  written_by: '王主管',
  written_at: '2026-03-02T01:00:00Z',
};

it('is sent as it stands, beside the edition that was shown', () => {
  expect(savedList(listFields(list), list)).toEqual({
    kind: 'final',
    trade: null,
    edition: 2,
    template_items: list.template_items,
  });
});

it('what was left without a name is nothing, and what has no unit has no limits', () => {
  const { items } = listFields(list);
  const [nameless] = withItem([]);
  if (!nameless) throw new Error('one was added');
  const named = { ...nameless, name: ' 制动片厚度 ', unit: ' ', least: 3000, key: 8 };
  const sent = savedList({ items: [...items, nameless, named] }, list).template_items;
  expect(sent).toHaveLength(3);
  expect(sent[2]).toMatchObject({ code: 'own', name: '制动片厚度', unit: '', least: null });
});

it('what has a unit and no name is sent, and the host says what it lacks', () => {
  const [nameless] = withItem([]);
  if (!nameless) throw new Error('one was added');
  const sent = savedList({ items: [{ ...nameless, unit: 'mm' }] }, list).template_items;
  expect(sent).toEqual([expect.objectContaining({ code: 'own', name: '', unit: 'mm' })]);
});

it('an item moves a place, and stays where there is none', () => {
  const { items } = listFields(list);
  expect(moved(items, 1, -1).map((row) => row.code)).toEqual(['exterior', 'leaks']);
  expect(moved(items, 0, -1).map((row) => row.code)).toEqual(['leaks', 'exterior']);
});
