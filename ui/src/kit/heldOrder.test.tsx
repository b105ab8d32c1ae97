import { act, renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useHeldOrder, usePressing } from './heldOrder';

const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);
const rows = (...all: number[]) => all.map((id) => ({ id }));
const away = { busy: false, down: false };

const list = (...first: number[]) =>
  renderHook(({ all, hand }) => useHeldOrder(all, (row: { id: number }) => row.id, hand), {
    initialProps: { all: rows(...first), hand: away },
  });

function lookedAt(state: 'hidden' | 'visible'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

it('keeps the order the page was opened with; what is new stands at the end, what is gone goes', () => {
  const { result, rerender } = list();
  rerender({ all: rows(1, 2, 3), hand: away });
  rerender({ all: rows(3, 1, 2), hand: away });
  expect(ids(result.current)).toEqual([1, 2, 3]);
  vi.useFakeTimers();
  rerender({ all: rows(4, 3, 1), hand: away });
  act(() => vi.advanceTimersByTime(1000));
  expect(ids(result.current)).toEqual([1, 3, 4]);
});

it('sorts anew when the page is opened, and when a tablet that slept is looked at', () => {
  const { result, rerender } = list(1, 2, 3);
  rerender({ all: rows(3, 1, 2), hand: away });
  lookedAt('hidden');
  expect(ids(result.current)).toEqual([1, 2, 3]);
  lookedAt('visible');
  expect(ids(result.current)).toEqual([3, 1, 2]);
  expect(ids(list(2, 3, 1).result.current)).toEqual([2, 3, 1]);
});

it('keeps what is gone while somebody answers a dialog and a moment longer', () => {
  vi.useFakeTimers();
  const { result, rerender } = list(1, 2, 3);
  const busy = { busy: true, down: false };
  rerender({ all: rows(1, 2, 3), hand: busy });
  rerender({ all: rows(3, 4, 2), hand: busy });
  expect(ids(result.current)).toEqual([1, 2, 3, 4]);
  rerender({ all: rows(3, 4, 2), hand: away });
  expect(ids(result.current)).toEqual([1, 2, 3, 4]);
  act(() => vi.advanceTimersByTime(1000));
  expect(ids(result.current)).toEqual([2, 3, 4]);
});

it('changes nothing at all while a finger lies on it', () => {
  const { result, rerender } = list(1, 2);
  const before = result.current;
  rerender({ all: rows(2, 3), hand: { busy: true, down: true } });
  expect(result.current).toBe(before);
  rerender({ all: rows(2, 3), hand: { busy: true, down: false } });
  expect(ids(result.current)).toEqual([1, 2, 3]);
});

it('a finger is down until it is lifted or the page scrolls with it, and was there a moment longer', () => {
  vi.useFakeTimers();
  const { result } = renderHook(usePressing);
  for (const end of ['pointerup', 'pointercancel']) {
    act(() => result.current.onPointerDownCapture());
    expect([result.current.down, result.current.pressing]).toEqual([true, true]);
    act(() => void window.dispatchEvent(new Event(end)));
    expect([result.current.down, result.current.pressing]).toEqual([false, true]);
    act(() => vi.advanceTimersByTime(1000));
    expect(result.current.pressing).toBe(false);
  }
});
