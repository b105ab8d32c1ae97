import { type KeyboardEvent, useRef, useState } from 'react';
import { keyedTo, type Span } from './lanes';

export interface LaneKeys {
  /** What a hand holds by keys, where it would be laid. */
  held: Span | undefined;
  press: (event: KeyboardEvent<HTMLElement>, block: Span, range: { from: number; to: number }) => void;
  letGo: () => void;
}

/**
 * The same as dragging, by keys: Shift and an arrow takes the block along, + and - make it longer and shorter, Enter
 * lays it there, Esc lets go, Ctrl+Z takes back what was laid last.
 */
export function useLaneKeys(
  lanes: readonly number[],
  onDrop: (laid: Span) => void,
  onUndo: () => void,
): LaneKeys {
  const [held, setHeld] = useState<Span>();
  const now = useRef<Span>(undefined);
  const hold = (next: Span | undefined) => {
    now.current = next;
    setHeld(next);
  };
  return {
    held,
    letGo: () => hold(undefined),
    press: (event, block, range) => {
      const holds = now.current?.id === block.id ? now.current : undefined;
      if (event.ctrlKey && event.key.toLowerCase() === 'z') {
        event.preventDefault();
        onUndo();
        return;
      }
      if (holds && (event.key === 'Enter' || event.key === 'Escape')) {
        // The block is laid, and not opened.
        event.preventDefault();
        event.stopPropagation();
        hold(undefined);
        if (event.key === 'Enter') onDrop(holds);
        return;
      }
      const next = keyedTo(holds ?? block, event, lanes, range);
      if (!next) return;
      event.preventDefault();
      hold(next);
    },
  };
}
