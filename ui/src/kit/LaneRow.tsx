import { HALF_HOUR } from '@bindings';
import { type KeyboardEvent, memo, type PointerEvent, type ReactNode } from 'react';
import styles from './LaneBoard.module.css';
import type { Dragging, LaneDrag } from './laneDrag';
import { clockText, type Span, type Stacked } from './lanes';
import { useWatched, watched } from './watched';

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

interface Hours {
  from: number;
  to: number;
}

interface LaneRowProps extends Hours {
  id: number;
  head: ReactNode;
  placed: readonly Stacked<LaneBlock>[];
  shades: readonly LaneShade[];
  slots: readonly number[];
  /** The present is within what is drawn; the board says where. */
  hasNow: boolean;
  drag: LaneDrag | undefined;
  /** Where what is held by keys, or by its end, would land. */
  ghostAt: number | undefined;
  ghostMinutes: number | undefined;
  picks: boolean;
  pickTitle: ((time: string) => string) | undefined;
  onTake: (event: PointerEvent<HTMLElement>, block: LaneBlock) => void;
  onStretch: ((event: PointerEvent<HTMLElement>, block: LaneBlock) => void) | undefined;
  onPress: (event: KeyboardEvent<HTMLElement>, block: LaneBlock) => void;
  onLetGo: () => void;
  onOpen: (id: number) => void;
  onPick: (lane: number, minute: number) => void;
}

/** How high so many lines of blocks are, with a gap above: the page says how dense its lanes are. */
const high = (lines: number, gaps = 1) => `calc(${lines} * var(--lane-line) + ${gaps} * var(--lane-gap))`;
export const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
const idle = watched<Dragging | undefined>(undefined);

/** One lane of a board. While something is dragged over it nothing of it is drawn again but where that would land. */
export const LaneRow = memo(function LaneRow(props: LaneRowProps) {
  const { id, head, placed, shades, slots, from, to, hasNow, drag, ghostAt, ghostMinutes } = props;
  const { picks, pickTitle, onTake, onStretch, onPress, onLetGo, onOpen, onPick } = props;
  // The block of it that is in somebody's hand.
  const lifted = useWatched(drag?.held ?? idle, (held) =>
    placed.some(({ block }) => block.id === held?.id) ? held?.id : undefined,
  );
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
        {hasNow && <span className={styles.now} />}
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
                block.movable && drag && styles.movable,
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
        {drag && <DraggedGhost drag={drag} lane={id} from={from} to={to} />}
        {ghostAt !== undefined && ghostMinutes !== undefined && (
          <Ghost minute={ghostAt} minutes={ghostMinutes} ends from={from} to={to} />
        )}
      </div>
    </div>
  );
});

function DraggedGhost({ drag, lane, from, to }: Hours & { drag: LaneDrag; lane: number }) {
  const held = useWatched(drag.held, (one) => (one?.target?.lane === lane ? one : undefined));
  if (!held?.target) return null;
  return <Ghost minute={held.target.minute} minutes={held.minutes} ends={false} from={from} to={to} />;
}

interface GhostProps extends Hours {
  minute: number;
  minutes: number;
  /** Whether its end is said as well as its beginning. */
  ends: boolean;
}

/** Where what a hand holds would be laid. */
function Ghost({ minute, minutes, ends, from, to }: GhostProps) {
  return (
    <span
      className={styles.ghost}
      style={{
        left: percent(minute - from, to - from),
        width: percent(Math.min(Math.max(minutes, HALF_HOUR), to - minute), to - from),
      }}
    >
      {clockText(minute)}
      {ends && `–${clockText((minute + minutes) % (24 * 60))}`}
    </span>
  );
}
