import { type KeyboardEvent, useRef, useState } from 'react';
import { keyedTo, type Span } from './lanes';

export interface LaneKeys {
  /** What a hand holds by keys, where it would be laid. */
  held: Span | undefined;
  /** From whose lane it was taken. */
  taken: number | undefined;
  /** Where that is drawn, for what is said beside it. */
  at: { x: number; y: number } | undefined;
  /** What became of what was held last. */
  ended: { id: number; laid: boolean } | undefined;
  press: (event: KeyboardEvent<HTMLElement>, block: Span, range: Range) => void;
  letGo: () => void;
}

interface Range {
  from: number;
  to: number;
}

interface Pressed {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
}

/** What a key does to a block: it is held elsewhere, laid there, let go, or what was laid last is taken back. */
export type Step =
  | { does: 'hold'; span: Span }
  | { does: 'lay'; span: Span }
  | { does: 'let_go' }
  | { does: 'undo' }
  /** At the end of the day, or of the lanes: the key is taken all the same, and scrolls nothing. */
  | { does: 'stay' };

interface Board {
  lanes: readonly number[];
  range: Range;
  /** Whether + and - make it longer and shorter. */
  stretches: boolean;
}

/** Undefined where the key is not for the block. Shift takes it up; once it is held the arrows do without. */
export function stepOf(
  held: Span | undefined,
  block: Span,
  pressed: Pressed,
  board: Board,
): Step | undefined {
  const { key } = pressed;
  if (pressed.ctrlKey) return key.toLowerCase() === 'z' ? { does: 'undo' } : undefined;
  if (held && key === 'Escape') return { does: 'let_go' };
  if (held && key === 'Enter') {
    const { lane, from, minutes } = held;
    const stays = lane === block.lane && from === block.from && minutes === block.minutes;
    // Carried there and back again it lies where it lay.
    return stays ? { does: 'let_go' } : { does: 'lay', span: held };
  }
  const isArrow = key.startsWith('Arrow');
  if (!isArrow && !board.stretches) return undefined;
  const shiftKey = pressed.shiftKey || held !== undefined;
  const span = keyedTo(held ?? block, { key, shiftKey }, board.lanes, board.range);
  if (span) return { does: 'hold', span };
  return held && isArrow ? { does: 'stay' } : undefined;
}

/** Where a block would be drawn, with its lane in sight. */
function drawnAt(from: HTMLElement, span: Span, range: Range): { x: number; y: number } | undefined {
  const track = from.closest('[role=group]')?.querySelector<HTMLElement>(`[data-lane="${span.lane}"]`);
  if (!track) return undefined;
  track.scrollIntoView?.({ block: 'nearest' });
  const { left, width, bottom } = track.getBoundingClientRect();
  return { x: left + ((span.from - range.from) / (range.to - range.from)) * width, y: bottom };
}

/**
 * The same as dragging, by keys: Shift and an arrow takes the block along, + and - make it longer and shorter, Enter
 * lays it there, Esc lets go, Ctrl+Z takes back what was laid last. `was` is where it lay.
 */
export function useLaneKeys(
  lanes: readonly number[],
  onDrop: (laid: Span, was: Span) => void,
  onUndo: () => void,
  stretches = true,
): LaneKeys {
  const [state, setState] = useState<Pick<LaneKeys, 'held' | 'taken' | 'at' | 'ended'>>(nothing);
  const now = useRef<Span>(undefined);
  const end = (laid: boolean) => {
    const id = now.current?.id;
    now.current = undefined;
    if (id !== undefined) setState({ ...nothing, ended: { id, laid } });
  };
  return {
    ...state,
    letGo: () => end(false),
    press: (event, block, range) => {
      const holds = now.current?.id === block.id ? now.current : undefined;
      const step = stepOf(holds, block, event, { lanes, range, stretches });
      if (!step) return;
      // What is held is laid or let go, and neither opened nor does it shut what lies around.
      event.preventDefault();
      if (holds) event.stopPropagation();
      if (step.does === 'hold') {
        now.current = step.span;
        const at = drawnAt(event.currentTarget, step.span, range);
        setState({ held: step.span, taken: block.lane, at, ended: undefined });
      } else if (step.does === 'undo') onUndo();
      else if (step.does !== 'stay') end(step.does === 'lay');
      if (step.does === 'lay') onDrop(step.span, block);
    },
  };
}

const nothing = { held: undefined, taken: undefined, at: undefined, ended: undefined };
