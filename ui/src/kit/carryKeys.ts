import { type KeyboardEvent, useRef, useState } from 'react';

/** What a key does to something: it is held elsewhere, laid there, let go, or what was laid last is taken back. */
export type Step<Held> =
  | { does: 'hold'; held: Held }
  | { does: 'lay'; held: Held }
  | { does: 'let_go' }
  | { does: 'undo' }
  /** At the end of where it may go: the key is taken all the same, and scrolls nothing. */
  | { does: 'stay' };

export interface Pressed {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
}

interface Way<Held> {
  /** Where a key takes it; Shift is held, or was when it was taken up. */
  next: (from: Held, pressed: { key: string; shiftKey: boolean }) => Held | undefined;
  isSame: (one: Held, other: Held) => boolean;
}

/** Undefined where the key is not for it. Shift takes it up; once it is held the arrows do without. */
export function stepOf<Held>(
  held: Held | undefined,
  stands: Held,
  pressed: Pressed,
  { next, isSame }: Way<Held>,
): Step<Held> | undefined {
  const { key } = pressed;
  if (pressed.ctrlKey) return key.toLowerCase() === 'z' ? { does: 'undo' } : undefined;
  if (held !== undefined && key === 'Escape') return { does: 'let_go' };
  // Carried there and back again it lies where it lay.
  if (held !== undefined && key === 'Enter')
    return isSame(held, stands) ? { does: 'let_go' } : { does: 'lay', held };
  const to = next(held ?? stands, { key, shiftKey: pressed.shiftKey || held !== undefined });
  if (to !== undefined) return { does: 'hold', held: to };
  return held !== undefined && key.startsWith('Arrow') ? { does: 'stay' } : undefined;
}

export interface CarryKeys<Held> {
  /** What a hand holds by keys, where it would be laid. */
  held: Held | undefined;
  /** What became of what was held last. */
  ended: { id: number; laid: boolean } | undefined;
  /** Tells what the key did to what stands there. */
  press: (event: KeyboardEvent<HTMLElement>, stands: Held, way: Way<Held>) => Step<Held> | undefined;
  letGo: () => void;
}

/**
 * The same as dragging, by keys: Enter lays it there, Esc lets go, Ctrl+Z takes back what was laid last. `was` is where
 * it lay.
 */
export function useCarryKeys<Held extends { id: number }>(
  onDrop: (laid: Held, was: Held) => void,
  onUndo: () => void,
): CarryKeys<Held> {
  const [state, setState] = useState<Pick<CarryKeys<Held>, 'held' | 'ended'>>({
    held: undefined,
    ended: undefined,
  });
  const now = useRef<Held>(undefined);
  const end = (laid: boolean) => {
    const id = now.current?.id;
    now.current = undefined;
    if (id !== undefined) setState({ held: undefined, ended: { id, laid } });
  };
  return {
    ...state,
    letGo: () => end(false),
    press: (event, stands, way) => {
      const holds = now.current?.id === stands.id ? now.current : undefined;
      const step = stepOf(holds, stands, event, way);
      if (!step) return undefined;
      // What is held is laid or let go, and neither opened nor does it shut what lies around.
      event.preventDefault();
      if (holds) event.stopPropagation();
      if (step.does === 'hold') {
        now.current = step.held;
        setState({ held: step.held, ended: undefined });
      } else if (step.does === 'undo') onUndo();
      else if (step.does !== 'stay') end(step.does === 'lay');
      if (step.does === 'lay') onDrop(step.held, stands);
      return step;
    },
  };
}
