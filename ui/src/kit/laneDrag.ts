import type { PointerEvent as ReactPointerEvent } from 'react';
import { minuteAt } from './lanes';
import { under, usePointerDrag } from './pointerDrag';

export interface LaneTarget {
  lane: number;
  minute: number;
}

interface Held {
  id: number;
  minutes: number;
  /** How far behind its beginning the block was taken, in minutes; 0 for something from outside the lanes. */
  grabbed?: number;
}

interface Dragging {
  id: number;
  minutes: number;
  x: number;
  y: number;
  /** Where it would land; nothing while the pointer is beside the lanes. */
  target?: LaneTarget | undefined;
}

export interface LaneDrag {
  dragging: Dragging | undefined;
  begin: (event: ReactPointerEvent<HTMLElement>, held: Held) => void;
}

function targetAt(x: number, y: number, { grabbed = 0 }: Held): LaneTarget | undefined {
  const track = under(x, y, '[data-lane]');
  if (!track) return undefined;
  const { left, width } = track.getBoundingClientRect();
  const { lane, from, to } = track.dataset;
  return {
    lane: Number(lane),
    minute: minuteAt(x, { left, width, from: Number(from), to: Number(to) }, grabbed),
  };
}

/** Takes something and lays it on a lane. */
export function useLaneDrag(onDrop: (id: number, target: LaneTarget) => void): LaneDrag {
  const { carried, begin } = usePointerDrag(targetAt, ({ id }, target) => onDrop(id, target));
  const dragging = carried && {
    id: carried.held.id,
    minutes: carried.held.minutes,
    x: carried.x,
    y: carried.y,
    target: carried.target,
  };
  return { dragging, begin };
}
