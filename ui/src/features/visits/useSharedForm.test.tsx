import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useSharedForm } from './useSharedForm';

interface Fields {
  mileage: number | null;
  symptom: string;
}

const first: Fields = { mileage: null, symptom: '异响' };
const opened = (theirs: Fields = first, version = 1) =>
  renderHook(({ theirs, version }) => useSharedForm('visit/1/test', theirs, version), {
    initialProps: { theirs, version },
  });

it('follows the record until something is typed, and then keeps the typing', () => {
  const { result, rerender } = opened();
  rerender({ theirs: { mileage: null, symptom: '漏油' }, version: 2 });
  expect(result.current.value.symptom).toBe('漏油');
  expect(result.current.dirty).toBe(false);

  act(() => result.current.set({ mileage: 500 }));
  rerender({ theirs: { mileage: null, symptom: '漏水' }, version: 3 });
  expect(result.current.value).toEqual({ mileage: 500, symptom: '漏水' });
  expect([result.current.clashes, result.current.version, result.current.dirty]).toEqual([[], 3, true]);
});

it('asks where both changed the same, and either way goes on from the newest', () => {
  const { result, rerender } = opened();
  act(() => result.current.set({ symptom: '我的' }));
  const theirs = { mileage: 7, symptom: '他的' };
  rerender({ theirs, version: 2 });
  expect(result.current.clashes).toEqual(['symptom']);
  expect(result.current.version).toBe(1);

  act(() => result.current.keepMine());
  expect(result.current.value).toEqual({ mileage: 7, symptom: '我的' });
  expect([result.current.clashes, result.current.version]).toEqual([[], 2]);

  rerender({ theirs: { mileage: 7, symptom: '又改' }, version: 3 });
  act(() => result.current.takeTheirs());
  expect(result.current.value.symptom).toBe('又改');
  expect(result.current.dirty).toBe(false);
});

it('what was typed is there again after the page was left', () => {
  const before = opened();
  act(() => before.result.current.set({ mileage: 88 }));
  before.unmount();
  const { result } = opened();
  expect([result.current.value.mileage, result.current.restored]).toEqual([88, true]);
  act(() => result.current.clear());
  expect(result.current.value).toEqual(first);
});
