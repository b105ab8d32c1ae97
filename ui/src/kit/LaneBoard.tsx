import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import styles from './LaneBoard.module.css';
import { type LaneBlock, LaneRow, type LaneShade, percent } from './LaneRow';
import type { LaneDrag } from './laneDrag';
import type { LaneKeys } from './laneKeys';
import type { LaneStretch } from './laneStretch';
import { clockText, rangeOf, type Span, type Stacked, slotsOf, stack } from './lanes';

interface Lane {
  /** 0 is the lane of what has no bay or no technician yet. */
  id: number;
  head: ReactNode;
}

export interface SlotLoad {
  minute: number;
  booked: number;
  capacity: number;
}

interface LaneBoardProps {
  lanes: readonly Lane[];
  blocks: readonly LaneBlock[];
  shades?: readonly LaneShade[];
  opens: number;
  closes: number;
  label: string;
  drag?: LaneDrag;
  /** Blocks that move can be taken at their end as well. */
  stretch?: LaneStretch;
  /** The same by keys. */
  keys?: LaneKeys;
  /** The present, in minutes of the day that is shown. */
  now?: number;
  /** How full each half hour is, drawn under the hours. */
  load?: readonly SlotLoad[];
  loadTitle?: (slot: SlotLoad) => string;
  onOpen: (id: number) => void;
  /** Makes an empty half hour something to press. */
  onPick?: (lane: number, minute: number) => void;
  pickTitle?: (time: string) => string;
}

const isAt = (one: Span, other: Span): boolean =>
  one.id === other.id && one.lane === other.lane && one.from === other.from;
const none: readonly Stacked<LaneBlock>[] = [];
const unshaded: readonly LaneShade[] = [];

/** Where what is held by its end, or by keys, would be laid. What is dragged tells its lanes itself. */
function ghostOf({ stretch, keys, blocks }: LaneBoardProps) {
  if (stretch?.stretching) return stretch.stretching;
  const held = keys?.held;
  // Somebody else may have taken away what is held.
  if (!held || !blocks.some((block) => block.id === held.id)) return undefined;
  return { lane: held.lane, minute: held.from, minutes: held.minutes };
}

/** A day in lanes, with blocks that can be taken and laid elsewhere. */
export function LaneBoard(props: LaneBoardProps) {
  const {
    lanes,
    blocks,
    shades = unshaded,
    opens,
    closes,
    label,
    drag,
    stretch,
    keys,
    now,
    load = [],
    loadTitle,
    onOpen,
    onPick,
    pickTitle,
  } = props;
  const { from, to } = useMemo(() => rangeOf(opens, closes, blocks), [opens, closes, blocks]);
  const whole = to - from;
  const slots = useMemo(() => slotsOf(from, to), [from, to]);
  const hours = slots.length / 2;
  const byLane = useMemo(() => {
    const lanesOf = new Map<number, LaneBlock[]>();
    for (const block of blocks) lanesOf.set(block.lane, [...(lanesOf.get(block.lane) ?? []), block]);
    return new Map([...lanesOf].map(([lane, own]) => [lane, stack(own)]));
  }, [blocks]);
  const shadesOf = useMemo(() => {
    const found = new Map<number, LaneShade[]>();
    for (const shade of shades) found.set(shade.lane, [...(found.get(shade.lane) ?? []), shade]);
    return found;
  }, [shades]);
  const ghost = ghostOf(props);
  const hasNow = now !== undefined && now >= from && now <= to;

  // What was laid by keys is under the cursor where it lies now, so that the next key finds it there.
  const root = useRef<HTMLDivElement>(null);
  const laid = useRef<Span>(undefined);
  useEffect(() => {
    const wanted = laid.current;
    if (!wanted || !blocks.some((one) => isAt(one, wanted))) return;
    laid.current = undefined;
    const there = `[data-lane="${wanted.lane}"] [data-block="${wanted.id}"]`;
    const cursor = document.activeElement;
    const isFree = cursor === document.body || cursor?.matches(`[data-block="${wanted.id}"]`);
    if (isFree) root.current?.querySelector<HTMLElement>(there)?.focus();
  }, [blocks]);

  const hands = useRef({ drag, stretch, keys, whole, from, to, onOpen, onPick });
  hands.current = { drag, stretch, keys, whole, from, to, onOpen, onPick };
  const take = useCallback((event: PointerEvent<HTMLElement>, block: LaneBlock) => {
    const { drag: taken, whole: minutes } = hands.current;
    if (!block.movable || !taken) return;
    const track = event.currentTarget.closest<HTMLElement>('[data-lane]');
    const width = track?.getBoundingClientRect().width ?? 1;
    const inside = event.clientX - event.currentTarget.getBoundingClientRect().left;
    // Taken exactly at its edge it still counts as held, so that it is laid by its beginning.
    const grabbed = Math.max(1, (inside / width) * minutes);
    taken.begin(event, { id: block.id, minutes: block.minutes, grabbed });
  }, []);
  const press = useCallback((event: KeyboardEvent<HTMLElement>, block: LaneBlock) => {
    const { keys: pressed, from: first, to: last } = hands.current;
    if (!block.movable || !pressed) return;
    laid.current = event.key === 'Enter' ? pressed.held : undefined;
    pressed.press(event, block, { from: first, to: last });
  }, []);
  const letGo = useCallback(() => hands.current.keys?.letGo(), []);
  const stretchBy = useCallback((event: PointerEvent<HTMLElement>, block: LaneBlock) => {
    hands.current.stretch?.begin(event, block);
  }, []);
  const open = useCallback((id: number) => hands.current.onOpen(id), []);
  const pick = useCallback((lane: number, minute: number) => hands.current.onPick?.(lane, minute), []);

  return (
    <div
      ref={root}
      className={styles.board}
      role="group"
      aria-label={label}
      // Said once for all lanes: time passes without one of them being drawn again.
      style={hasNow ? ({ '--lane-now': percent(now - from, whole) } as CSSProperties) : undefined}
    >
      <div className={styles.hours}>
        <span />
        <div className={styles.scale}>
          {slots.map((minute) => {
            const slot = load.find((one) => one.minute === minute);
            const full = slot !== undefined && slot.booked >= slot.capacity && slot.booked > 0;
            return (
              <span
                key={minute}
                className={full ? styles.full : hours > 10 && minute % 120 !== 0 ? styles.many : undefined}
                title={slot && loadTitle ? loadTitle(slot) : undefined}
              >
                {minute % 60 === 0 ? clockText(minute) : ''}
                {slot && (
                  <i
                    style={{
                      width: percent(Math.min(slot.booked, slot.capacity), Math.max(1, slot.capacity)),
                    }}
                  />
                )}
              </span>
            );
          })}
        </div>
      </div>
      {lanes.map((lane) => {
        const placed = byLane.get(lane.id) ?? none;
        const own = ghost?.lane === lane.id ? ghost : undefined;
        return (
          <LaneRow
            key={lane.id}
            id={lane.id}
            head={lane.head}
            placed={placed}
            shades={shadesOf.get(lane.id) ?? unshaded}
            slots={slots}
            from={from}
            to={to}
            hasNow={hasNow}
            drag={drag}
            ghostAt={own?.minute}
            ghostMinutes={own?.minutes}
            picks={onPick !== undefined}
            pickTitle={pickTitle}
            onTake={take}
            onStretch={stretch && stretchBy}
            onPress={press}
            onLetGo={letGo}
            onOpen={open}
            onPick={pick}
          />
        );
      })}
    </div>
  );
}
