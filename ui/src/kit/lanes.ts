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

/** How long a block is that a pointer holds at its end, in half hours, within the day that is drawn. */
export function stretchedTo(x: number, track: Track, block: Span): number {
  const { left, width, from, to } = track;
  const end = from + ((x - left) / width) * (to - from);
  const halves = Math.round((end - block.from) / HALF_HOUR) * HALF_HOUR;
  return Math.max(HALF_HOUR, Math.min(halves, to - block.from));
}

interface Pressed {
  key: string;
  shiftKey: boolean;
}

/** Where a key takes a block: Shift and an arrow carries it, + and - make it longer and shorter. */
export function keyedTo(
  block: Span,
  { key, shiftKey }: Pressed,
  lanes: readonly number[],
  { from, to }: { from: number; to: number },
): Span | undefined {
  const longer = key === '+' || key === '=' ? HALF_HOUR : key === '-' || key === '_' ? -HALF_HOUR : 0;
  if (longer !== 0) {
    const minutes = Math.min(
      Math.max(HALF_HOUR, block.minutes + longer),
      Math.max(HALF_HOUR, to - block.from),
    );
    return minutes === block.minutes ? undefined : { ...block, minutes };
  }
  if (!shiftKey) return undefined;
  const later = key === 'ArrowRight' ? HALF_HOUR : key === 'ArrowLeft' ? -HALF_HOUR : 0;
  if (later !== 0) {
    // From odd minutes on to the half hour, as a pointer lays it.
    const step = later > 0 ? Math.floor(block.from / HALF_HOUR) + 1 : Math.ceil(block.from / HALF_HOUR) - 1;
    const start = Math.min(Math.max(from, step * HALF_HOUR), to - HALF_HOUR);
    return start === block.from ? undefined : { ...block, from: start };
  }
  const below = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  const lane = below === 0 ? undefined : lanes[lanes.indexOf(block.lane) + below];
  return lane === undefined ? undefined : { ...block, lane };
}

/** 570 → "09:30" */
export function clockText(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
