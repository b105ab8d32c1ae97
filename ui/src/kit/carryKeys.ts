import { type KeyboardEvent, useRef, useState } from 'react';

export interface CarryKeys<Held> {
  /** What a hand holds by keys, where it would be laid. */
  held: Held | undefined;
  /** `next` says where a key takes what is held, or what stands there while nothing is. */
  press: (
    event: KeyboardEvent<HTMLElement>,
    stands: Held,
    next: (from: Held, event: KeyboardEvent<HTMLElement>) => Held | undefined,
  ) => void;
  letGo: () => void;
}

/** The same as dragging, by keys: Enter lays it there, Esc lets go, Ctrl+Z takes back what was laid last. */
export function useCarryKeys<Held extends { id: number }>(
  onDrop: (laid: Held) => void,
  onUndo: () => void,
): CarryKeys<Held> {
  const [held, setHeld] = useState<Held>();
  const now = useRef<Held>(undefined);
  const hold = (next: Held | undefined) => {
    now.current = next;
    setHeld(next);
  };
  return {
    held,
    letGo: () => hold(undefined),
    press: (event, stands, next) => {
      const holds = now.current?.id === stands.id ? now.current : undefined;
      if (event.ctrlKey && event.key.toLowerCase() === 'z') {
        event.preventDefault();
        onUndo();
        return;
      }
      if (holds && (event.key === 'Enter' || event.key === 'Escape')) {
        // It is laid, and not opened.
        event.preventDefault();
        event.stopPropagation();
        hold(undefined);
        if (event.key === 'Enter') onDrop(holds);
        return;
      }
      const to = next(holds ?? stands, event);
      if (!to) return;
      event.preventDefault();
      hold(to);
    },
  };
}
