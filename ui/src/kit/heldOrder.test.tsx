import { act, render, renderHook, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { HeldRoom } from './HeldRoom';
import { FingerDown, useHeldOrder, usePressing, useStill, useThereAtFirst } from './heldOrder';

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

it('what comes while the page is open stands apart from what was there at first, however much of that is gone', () => {
  const { result, rerender } = renderHook(
    ({ all, known }) => useThereAtFirst(all, (row: { id: number }) => row.id, known),
    { initialProps: { all: rows(9), known: false } },
  );
  // Remembered of another time, and not asked anew yet.
  rerender({ all: rows(1, 2), known: true });
  const parts = () => [ids(result.current.first), ids(result.current.since), result.current.any];
  expect(parts()).toEqual([[1, 2], [], true]);
  rerender({ all: rows(3, 2), known: true });
  expect(parts()).toEqual([[2], [3], true]);
  rerender({ all: rows(3), known: false });
  expect(parts()).toEqual([[], [3], true]);
  rerender({ all: rows(3), known: true });
  lookedAt('hidden');
  lookedAt('visible');
  expect(parts()).toEqual([[3], [], true]);
});

it('a page that began with none shows all that comes as new', () => {
  const { result, rerender } = renderHook(
    ({ all }) => useThereAtFirst(all, (row: { id: number }) => row.id, true),
    { initialProps: { all: rows() } },
  );
  rerender({ all: rows(1) });
  expect([ids(result.current.first), ids(result.current.since), result.current.any]).toEqual([
    [],
    [1],
    false,
  ]);
});

it('the room above the cards stays as high as it was, until the page is looked at anew', () => {
  // The page is laid out nowhere here: each line is 50 px high, and nothing is lower than its least height.
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return Math.max(this.querySelectorAll('p').length * 50, Number.parseFloat(this.style.minHeight) || 0);
  });
  const lines = (count: number) => (
    <HeldRoom>
      <div data-testid="panel">
        {Array.from({ length: count }, (_, at) => `line ${at}`).map((name) => (
          <p key={name}>{name}</p>
        ))}
      </div>
    </HeldRoom>
  );
  const height = () => screen.getByTestId('panel').parentElement?.offsetHeight;
  const { rerender } = render(lines(3));
  expect(height()).toBe(150);
  rerender(lines(1));
  expect(height()).toBe(150);
  lookedAt('hidden');
  expect(height()).toBe(150);
  lookedAt('visible');
  expect(height()).toBe(50);
});

it('what else a card shows stays as it is while a finger lies on the list', () => {
  const Photos = ({ count }: { count: number }) => <p data-testid="photos">{useStill(count)}</p>;
  const card = (count: number, down: boolean) => (
    <FingerDown value={down}>
      <Photos count={count} />
    </FingerDown>
  );
  const shown = () => screen.getByTestId('photos').textContent;
  const { rerender } = render(card(0, false));
  rerender(card(0, true));
  rerender(card(1, true));
  expect(shown()).toBe('0');
  rerender(card(1, false));
  expect(shown()).toBe('1');
  rerender(card(2, false));
  expect(shown()).toBe('2');
});
