import { act, renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useHeldOrder } from './heldOrder';

const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);
const rows = (...all: number[]) => all.map((id) => ({ id }));

it('keeps the order while somebody answers a dialog and a moment longer, and shows what is new at the end', () => {
  vi.useFakeTimers();
  const { result, rerender } = renderHook(
    ({ all, busy }) => useHeldOrder(all, (row: { id: number }) => row.id, busy),
    { initialProps: { all: rows(1, 2, 3), busy: false } },
  );
  rerender({ all: rows(1, 2, 3), busy: true });
  rerender({ all: rows(3, 1, 4, 2), busy: true });
  expect(ids(result.current)).toEqual([1, 2, 3, 4]);
  rerender({ all: rows(3, 4, 2), busy: false });
  expect(ids(result.current)).toEqual([1, 2, 3, 4]);
  act(() => vi.advanceTimersByTime(1000));
  expect(ids(result.current)).toEqual([3, 4, 2]);
  rerender({ all: rows(2, 3, 4), busy: false });
  expect(ids(result.current)).toEqual([2, 3, 4]);
});
