import { type KeyboardEvent, useState } from 'react';
import { type CarryKeys, useCarryKeys } from './carryKeys';
import { keyedTo, type Span } from './lanes';

export interface LaneKeys extends Omit<CarryKeys<Span>, 'press'> {
  /** From whose lane it was taken. */
  taken: number | undefined;
  /** Where what is held is drawn, for what is said beside it. */
  at: { x: number; y: number } | undefined;
  press: (event: KeyboardEvent<HTMLElement>, block: Span, range: Range) => void;
}

interface Range {
  from: number;
  to: number;
}

interface Board {
  lanes: readonly number[];
  range: Range;
  /** Whether + and - make it longer and shorter. */
  stretches: boolean;
}

/** Where a key takes a block on the lanes. */
export const wayOn = ({ lanes, range, stretches }: Board) => ({
  next: (from: Span, pressed: { key: string; shiftKey: boolean }): Span | undefined =>
    pressed.key.startsWith('Arrow') || stretches ? keyedTo(from, pressed, lanes, range) : undefined,
  isSame: (one: Span, other: Span): boolean =>
    one.lane === other.lane && one.from === other.from && one.minutes === other.minutes,
});

/** Where a block would be drawn, with its lane in sight. */
function drawnAt(from: HTMLElement, span: Span, range: Range): { x: number; y: number } | undefined {
  const track = from.closest('[role=group]')?.querySelector<HTMLElement>(`[data-lane="${span.lane}"]`);
  if (!track) return undefined;
  track.scrollIntoView?.({ block: 'nearest' });
  const { left, width, bottom } = track.getBoundingClientRect();
  return { x: left + ((span.from - range.from) / (range.to - range.from)) * width, y: bottom };
}

/** On the lanes: Shift and an arrow takes the block along, + and - make it longer and shorter. */
export function useLaneKeys(
  lanes: readonly number[],
  onDrop: (laid: Span, was: Span) => void,
  onUndo: () => void,
  stretches = true,
): LaneKeys {
  const { held, ended, letGo, press } = useCarryKeys<Span>(onDrop, onUndo);
  const [place, setPlace] = useState<Pick<LaneKeys, 'taken' | 'at'>>({ taken: undefined, at: undefined });
  return {
    held,
    ended,
    letGo,
    taken: held && place.taken,
    at: held && place.at,
    press: (event, block, range) => {
      const step = press(event, block, wayOn({ lanes, range, stretches }));
      if (step?.does !== 'hold') return;
      setPlace({ taken: block.lane, at: drawnAt(event.currentTarget, step.held, range) });
    },
  };
}
