import type { KeyboardEvent } from 'react';
import { useCarryKeys } from './carryKeys';
import { keyedTo, type Span } from './lanes';

export interface LaneKeys {
  /** What a hand holds by keys, where it would be laid. */
  held: Span | undefined;
  press: (event: KeyboardEvent<HTMLElement>, block: Span, range: { from: number; to: number }) => void;
  letGo: () => void;
}

/** On the lanes: Shift and an arrow takes the block along, + and - make it longer and shorter. */
export function useLaneKeys(
  lanes: readonly number[],
  onDrop: (laid: Span) => void,
  onUndo: () => void,
): LaneKeys {
  const { held, letGo, press } = useCarryKeys<Span>(onDrop, onUndo);
  return {
    held,
    letGo,
    press: (event, block, range) => press(event, block, (from, pressed) => keyedTo(from, pressed, lanes, range)),
  };
}
