import { HALF_HOUR } from '@bindings';
import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useMemo,
  useRef,
} from 'react';
import styles from './LaneBoard.module.css';
import type { LaneDrag } from './laneDrag';
import type { LaneKeys } from './laneKeys';
import type { LaneStretch } from './laneStretch';
import { clockText, rangeOf, type Span, type Stacked, slotsOf, stack } from './lanes';

interface Lane {
  /** 0 is the lane of what has no bay or no technician yet. */
  id: number;
  head: ReactNode;
}

export type LaneTone = 'plain' | 'firm' | 'busy' | 'waiting' | 'late' | 'done';

export interface LaneBlock extends Span {
  tone: LaneTone;
  label: ReactNode;
  /** Everything about it in a line, for the pointer that rests and for screen readers. */
  title: string;
  movable?: boolean;
  /** Not agreed: it stands where it would fit. */
  tentative?: boolean;
  /** Something speaks against its place; its title says what. */
  warned?: boolean;
}

/** A while in which nothing is to be laid on a lane, and why. */
export interface LaneShade {
  lane: number;
  from: number;
  to: number;
  title: string;
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

/** How high so many lines of blocks are, with a gap above: the page says how dense its lanes are. */
const high = (lines: number, gaps = 1) => `calc(${lines} * var(--lane-line) + ${gaps} * var(--lane-gap))`;
const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
const none: readonly Stacked<LaneBlock>[] = [];
const unshaded: readonly LaneShade[] = [];

/** Where what a hand holds would be laid, by pointer or by keys. */
function ghostOf({ drag, stretch, keys }: LaneBoardProps) {
  const dragging = drag?.dragging;
  if (dragging?.target) return { ...dragging.target, minutes: dragging.minutes, ends: false };
  if (stretch?.stretching) return { ...stretch.stretching, ends: true };
  const held = keys?.held;
  return held && { lane: held.lane, minute: held.from, minutes: held.minutes, ends: true };
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
  const held = drag?.dragging;
  const ghost = ghostOf(props);

  // While something is dragged, only the lane it leaves and the one it is over are drawn again.
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
    if (block.movable) pressed?.press(event, block, { from: first, to: last });
  }, []);
  const letGo = useCallback(() => hands.current.keys?.letGo(), []);
  const stretchBy = useCallback((event: PointerEvent<HTMLElement>, block: LaneBlock) => {
    hands.current.stretch?.begin(event, block);
  }, []);
  const open = useCallback((id: number) => hands.current.onOpen(id), []);
  const pick = useCallback((lane: number, minute: number) => hands.current.onPick?.(lane, minute), []);

  return (
    <div className={styles.board} role="group" aria-label={label}>
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
            now={now}
            lifted={held && placed.some(({ block }) => block.id === held.id) ? held.id : undefined}
            ghostAt={own?.minute}
            ghostMinutes={own?.minutes}
            ghostEnds={own?.ends ?? false}
            movable={drag !== undefined}
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

interface LaneRowProps {
  id: number;
  head: ReactNode;
  placed: readonly Stacked<LaneBlock>[];
  shades: readonly LaneShade[];
  slots: readonly number[];
  from: number;
  to: number;
  now: number | undefined;
  /** The block of it that is in somebody's hand. */
  lifted: number | undefined;
  /** Where what is dragged would land. */
  ghostAt: number | undefined;
  ghostMinutes: number | undefined;
  /** Whether its end is said as well as its beginning. */
  ghostEnds: boolean;
  movable: boolean;
  picks: boolean;
  pickTitle: ((time: string) => string) | undefined;
  onTake: (event: PointerEvent<HTMLElement>, block: LaneBlock) => void;
  onStretch: ((event: PointerEvent<HTMLElement>, block: LaneBlock) => void) | undefined;
  onPress: (event: KeyboardEvent<HTMLElement>, block: LaneBlock) => void;
  onLetGo: () => void;
  onOpen: (id: number) => void;
  onPick: (lane: number, minute: number) => void;
}

const LaneRow = memo(function LaneRow(props: LaneRowProps) {
  const { id, head, placed, shades, slots, from, to, now, lifted, ghostAt, ghostMinutes, ghostEnds } = props;
  const { movable, picks, pickTitle, onTake, onStretch, onPress, onLetGo, onOpen, onPick } = props;
  const whole = to - from;
  const rows = placed.reduce((most, { row }) => Math.max(most, row + 1), 1);
  return (
    <div className={styles.lane}>
      <div className={styles.head}>{head}</div>
      <div
        className={styles.track}
        style={{ minHeight: high(rows, 1.5) }}
        data-lane={id}
        data-from={from}
        data-to={to}
      >
        {slots.map((minute) =>
          picks ? (
            <button
              key={minute}
              type="button"
              tabIndex={-1}
              className={`${styles.slot} ${minute % 60 === 0 ? styles.hour : ''}`}
              title={pickTitle?.(clockText(minute))}
              aria-label={pickTitle?.(clockText(minute))}
              onClick={() => onPick(id, minute)}
            />
          ) : (
            <span key={minute} className={`${styles.slot} ${minute % 60 === 0 ? styles.hour : ''}`} />
          ),
        )}
        {shades.map((shade) => (
          <span
            key={`${shade.from}-${shade.title}`}
            className={styles.shade}
            title={shade.title}
            style={{
              left: percent(Math.max(shade.from, from) - from, whole),
              width: percent(Math.max(0, Math.min(shade.to, to) - Math.max(shade.from, from)), whole),
            }}
          />
        ))}
        {now !== undefined && now >= from && now <= to && (
          <span className={styles.now} style={{ left: percent(now - from, whole) }} />
        )}
        {placed.map(({ block, row }) => (
          <div
            key={block.id}
            className={styles.place}
            style={{
              // At the end of the day, too, a block is as wide as its plate needs.
              left: percent(Math.min(block.from, to - HALF_HOUR) - from, whole),
              width: percent(
                Math.min(Math.max(block.minutes, HALF_HOUR), Math.max(HALF_HOUR, to - block.from)),
                whole,
              ),
              top: high(row),
            }}
          >
            <button
              type="button"
              data-block={block.id}
              data-warned={block.warned || undefined}
              title={block.title}
              aria-label={block.title}
              className={[
                styles.block,
                styles[block.tone],
                block.movable && movable && styles.movable,
                block.tentative && styles.tentative,
                block.warned && styles.warned,
                lifted === block.id && styles.lifted,
              ]
                .filter(Boolean)
                .join(' ')}
              onPointerDown={(event) => onTake(event, block)}
              onKeyDown={(event) => onPress(event, block)}
              onBlur={onLetGo}
              onClick={() => onOpen(block.id)}
            >
              {block.label}
            </button>
            {block.movable && onStretch && (
              <span
                className={styles.end}
                aria-hidden
                data-testid={`stretch-${block.id}`}
                onPointerDown={(event) => onStretch(event, block)}
              />
            )}
          </div>
        ))}
        {ghostAt !== undefined && ghostMinutes !== undefined && (
          <span
            className={styles.ghost}
            style={{
              left: percent(ghostAt - from, whole),
              width: percent(Math.min(Math.max(ghostMinutes, 30), to - ghostAt), whole),
            }}
          >
            {clockText(ghostAt)}
            {ghostEnds && `–${clockText((ghostAt + ghostMinutes) % (24 * 60))}`}
          </span>
        )}
      </div>
    </div>
  );
});
