import { useEffect, useRef, useState } from 'react';

/** A finger that presses twice does so within this. */
const linger = 800;

/**
 * Rows in the order they had while somebody presses or answers a dialog above them: what changes meanwhile is shown,
 * but nothing moves under the finger. A new row stands at the end until the hand is gone.
 */
export function useHeldOrder<Row>(
  rows: readonly Row[],
  id: (row: Row) => number,
  busy: boolean,
): readonly Row[] {
  const [held, setHeld] = useState(busy);
  useEffect(() => {
    if (busy) {
      setHeld(true);
      return;
    }
    const rest = setTimeout(() => setHeld(false), linger);
    return () => clearTimeout(rest);
  }, [busy]);
  const before = useRef(rows);
  if (!held && !busy) {
    before.current = rows;
    return rows;
  }
  const shown = [
    ...before.current.map((old) => rows.find((row) => id(row) === id(old)) ?? old),
    ...rows.filter((row) => !before.current.some((old) => id(old) === id(row))),
  ];
  before.current = shown;
  return shown;
}

/** True while somebody presses here and a moment longer; `onPointerDown` goes on what is pressed. */
export function usePressing(): { pressing: boolean; onPointerDownCapture: () => void } {
  const [pressed, setPressed] = useState(0);
  useEffect(() => {
    if (pressed === 0) return;
    const rest = setTimeout(() => setPressed(0), linger);
    return () => clearTimeout(rest);
  }, [pressed]);
  return { pressing: pressed !== 0, onPointerDownCapture: () => setPressed((times) => times + 1) };
}
