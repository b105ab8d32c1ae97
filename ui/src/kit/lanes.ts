import { HALF_HOUR } from '@bindings';

// A day drawn as lanes: bays or technicians down, the hours across. Minutes count from midnight in the shop.

export interface Span {
  id: number;
  lane: number;
  from: number;
  minutes: number;
}

export interface Stacked<Block extends Span> {
  block: Block;
  /** Which line of its lane it stands on: what overlaps stands below each other. */
  row: number;
}

/** Lays the blocks of one lane out so that none hides another, with as few lines as they need. */
export function stack<Block extends Span>(blocks: readonly Block[]): Stacked<Block>[] {
  const ends: number[] = [];
  return [...blocks]
    .sort((one, other) => one.from - other.from || one.id - other.id)
    .map((block) => {
      const free = ends.findIndex((end) => end <= block.from);
      const row = free === -1 ? ends.length : free;
      ends[row] = block.from + Math.max(block.minutes, HALF_HOUR);
      return { block, row };
    });
}

/** The hours to draw: the opening hours, and whatever is planned outside them. */
export function rangeOf(
  opens: number,
  closes: number,
  blocks: readonly Span[],
): { from: number; to: number } {
  const from = Math.min(opens, ...blocks.map((block) => block.from));
  const to = Math.max(closes, from + 60, ...blocks.map((block) => block.from + block.minutes));
  return {
    from: Math.max(0, Math.floor(from / HALF_HOUR) * HALF_HOUR),
    to: Math.min(24 * 60, Math.ceil(to / HALF_HOUR) * HALF_HOUR),
  };
}

export function slotsOf(from: number, to: number): number[] {
  const slots: number[] = [];
  for (let minute = from; minute < to; minute += HALF_HOUR) slots.push(minute);
  return slots;
}

interface Track {
  left: number;
  width: number;
  from: number;
  to: number;
}

/** The half hour under a pointer that holds a block `grabbed` minutes behind its beginning. */
export function minuteAt(x: number, track: Track, grabbed = 0): number {
  const { left, width, from, to } = track;
  const raw = from + ((x - left) / width) * (to - from) - grabbed;
  // A block is laid where its beginning is nearest; a fresh one goes into the half hour pointed at.
  const slot = (grabbed === 0 ? Math.floor(raw / HALF_HOUR) : Math.round(raw / HALF_HOUR)) * HALF_HOUR;
  return Math.min(to - HALF_HOUR, Math.max(from, slot));
}

/** 570 → "09:30" */
export function clockText(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
