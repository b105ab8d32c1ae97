import { HALF_HOUR } from '@bindings';
import type { PointerEvent, ReactNode } from 'react';
import styles from './LaneBoard.module.css';
import type { LaneDrag } from './laneDrag';
import { clockText, rangeOf, type Span, slotsOf, stack } from './lanes';

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
}

export interface SlotLoad {
  minute: number;
  booked: number;
  capacity: number;
}

interface LaneBoardProps {
  lanes: readonly Lane[];
  blocks: readonly LaneBlock[];
  opens: number;
  closes: number;
  label: string;
  drag?: LaneDrag;
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

const line = 34;
const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;

/** A day in lanes, with blocks that can be taken and laid elsewhere. */
export function LaneBoard(props: LaneBoardProps) {
  const {
    lanes,
    blocks,
    opens,
    closes,
    label,
    drag,
    now,
    load = [],
    loadTitle,
    onOpen,
    onPick,
    pickTitle,
  } = props;
  const { from, to } = rangeOf(opens, closes, blocks);
  const whole = to - from;
  const slots = slotsOf(from, to);
  const hours = slots.length / 2;
  const target = drag?.dragging?.target;

  const take = (event: PointerEvent<HTMLElement>, block: LaneBlock) => {
    if (!block.movable || !drag) return;
    const track = event.currentTarget.closest<HTMLElement>('[data-lane]');
    const width = track?.getBoundingClientRect().width ?? 1;
    const held = event.clientX - event.currentTarget.getBoundingClientRect().left;
    // Taken exactly at its edge it still counts as held, so that it is laid by its beginning.
    drag.begin(event, { id: block.id, minutes: block.minutes, grabbed: Math.max(1, (held / width) * whole) });
  };

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
        const placed = stack(blocks.filter((block) => block.lane === lane.id));
        const rows = placed.reduce((most, { row }) => Math.max(most, row + 1), 1);
        return (
          <div className={styles.lane} key={lane.id}>
            <div className={styles.head}>{lane.head}</div>
            <div
              className={styles.track}
              style={{ minHeight: rows * line + 6 }}
              data-lane={lane.id}
              data-from={from}
              data-to={to}
            >
              {slots.map((minute) =>
                onPick ? (
                  <button
                    key={minute}
                    type="button"
                    tabIndex={-1}
                    className={`${styles.slot} ${minute % 60 === 0 ? styles.hour : ''}`}
                    title={pickTitle?.(clockText(minute))}
                    aria-label={pickTitle?.(clockText(minute))}
                    onClick={() => onPick(lane.id, minute)}
                  />
                ) : (
                  <span key={minute} className={`${styles.slot} ${minute % 60 === 0 ? styles.hour : ''}`} />
                ),
              )}
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
                    top: row * line + 4,
                  }}
                >
                  <button
                    type="button"
                    data-block={block.id}
                    title={block.title}
                    aria-label={block.title}
                    className={[
                      styles.block,
                      styles[block.tone],
                      block.movable && drag && styles.movable,
                      block.tentative && styles.tentative,
                      drag?.dragging?.id === block.id && styles.lifted,
                    ]
                      .filter(Boolean)
                      .join(' ')}
                    onPointerDown={(event) => take(event, block)}
                    onClick={() => onOpen(block.id)}
                  >
                    {block.label}
                  </button>
                </div>
              ))}
              {target?.lane === lane.id && drag?.dragging && (
                <span
                  className={styles.ghost}
                  style={{
                    left: percent(target.minute - from, whole),
                    width: percent(Math.min(Math.max(drag.dragging.minutes, 30), to - target.minute), whole),
                  }}
                >
                  {clockText(target.minute)}
                </span>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}
