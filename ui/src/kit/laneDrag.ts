import { minuteAt } from './lanes';
import { type Carried, type PointerDrag, under, usePointerDrag } from './pointerDrag';

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

export type Dragging = Carried<Held, LaneTarget>;
export type LaneDrag = PointerDrag<Held, LaneTarget>;

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

const isSame = (one: LaneTarget | undefined, other: LaneTarget | undefined): boolean =>
  one?.lane === other?.lane && one?.minute === other?.minute;

/** Takes something and lays it on a lane. */
export const useLaneDrag = (onDrop: (id: number, target: LaneTarget) => void): LaneDrag =>
  usePointerDrag(targetAt, ({ id }: Held, target) => onDrop(id, target), isSame);
