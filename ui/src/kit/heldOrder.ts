import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';

/** A finger that presses twice does so within this. */
const linger = 800;

let looks = 0;
const watching = new Set<() => void>();

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return;
  looks += 1;
  for (const tell of watching) tell();
});

function onLookedAt(changed: () => void): () => void {
  watching.add(changed);
  return () => watching.delete(changed);
}

/** Another number whenever the page is looked at anew: a tablet that slept shows what is to be done now. */
export const useLook = (): number => useSyncExternalStore(onLookedAt, () => looks);

/** Where the hand of whoever works at a list is. */
export interface Hand {
  /** A dialog above the list is being answered, or it was pressed a moment ago. */
  busy: boolean;
  /** A finger lies on it in this moment. */
  down: boolean;
}

interface Kept<Row> {
  look: number;
  rows: readonly Row[];
}

/**
 * Rows in the order they had when the page was opened: what changes is shown in its place, and what is new stands at
 * the end, so that nothing moves under a finger on its way down. What is gone keeps its place until the hand is gone.
 * While a finger lies on the list nothing of it changes at all: one more line in a card would push the next one away.
 */
export function useHeldOrder<Row>(
  rows: readonly Row[],
  id: (row: Row) => number,
  { busy, down }: Hand,
): readonly Row[] {
  const look = useLook();
  const [lingers, setLingers] = useState(busy);
  useEffect(() => {
    if (busy) {
      setLingers(true);
      return;
    }
    const rest = setTimeout(() => setLingers(false), linger);
    return () => clearTimeout(rest);
  }, [busy]);
  const kept = useRef<Kept<Row>>({ look, rows: [] });
  if (down && kept.current.rows.length > 0) return kept.current.rows;
  const before = kept.current.look === look ? kept.current.rows : [];
  const now = (old: Row) => rows.find((row) => id(row) === id(old)) ?? (busy || lingers ? old : undefined);
  const shown = [
    ...before.flatMap((old) => now(old) ?? []),
    ...rows.filter((row) => !before.some((old) => id(old) === id(row))),
  ];
  kept.current = { look, rows: shown };
  return shown;
}

/** Whether a finger lies on what bears `onPointerDownCapture`, and whether it did a moment ago. */
export function usePressing(): { pressing: boolean; down: boolean; onPointerDownCapture: () => void } {
  const [pressed, setPressed] = useState(0);
  const [down, setDown] = useState(false);
  useEffect(() => {
    if (pressed === 0) return;
    const rest = setTimeout(() => setPressed(0), linger);
    return () => clearTimeout(rest);
  }, [pressed]);
  useEffect(() => {
    if (!down) return;
    const up = () => setDown(false);
    const ends = ['pointerup', 'pointercancel', 'blur'] as const;
    for (const end of ends) window.addEventListener(end, up, true);
    return () => {
      for (const end of ends) window.removeEventListener(end, up, true);
    };
  }, [down]);
  const onPointerDownCapture = () => {
    setPressed((times) => times + 1);
    setDown(true);
  };
  return { pressing: pressed !== 0, down, onPointerDownCapture };
}

/** Whether a finger lies on the list around it. */
export const FingerDown = createContext(false);

/**
 * What else a card shows, as it was when a finger came to lie on the list: a photo taken at another station would push
 * what the finger is about to press.
 */
export function useStill<Shown>(now: Shown): Shown {
  const down = useContext(FingerDown);
  const kept = useRef(now);
  if (!down) kept.current = now;
  return kept.current;
}

interface AtFirst<Row> {
  first: readonly Row[];
  since: readonly Row[];
  /** There were some at first, although all of them may be gone by now. */
  any: boolean;
}

/**
 * The rows that were there when the page was opened, which may stand above others, and those that came since, which
 * may not: they would push away what is below them. What is remembered of an earlier time does not count as there: what
 * is `known` does.
 */
export function useThereAtFirst<Row>(
  rows: readonly Row[],
  id: (row: Row) => number,
  known: boolean,
): AtFirst<Row> {
  const look = useLook();
  const kept = useRef<{ look: number; ids: ReadonlySet<number> }>(undefined);
  if (known && kept.current?.look !== look) kept.current = { look, ids: new Set(rows.map(id)) };
  const there = kept.current?.ids ?? new Set(rows.map(id));
  return {
    first: rows.filter((row) => there.has(id(row))),
    since: rows.filter((row) => !there.has(id(row))),
    any: there.size > 0,
  };
}
