import type { Priority, Stage } from '@bindings';
import type { KeyboardEvent, ReactNode } from 'react';
import { useRef } from 'react';
import { Age, Due, Promised } from './Age';
import { ComebackTag } from './ComebackTag';
import { PlateBadge } from './PlateBadge';
import { PriorityTag } from './PriorityTag';
import styles from './QueueList.module.css';

export interface QueueRow {
  id: number;
  plate?: string | null;
  plateColour?: string | null;
  /** What the row is about: customer and vehicle, or the job. */
  title: ReactNode;
  /** A quieter second part: symptom, technician, amount. */
  detail?: ReactNode;
  since?: string | null;
  /** What a visit was promised for. */
  promised?: { at: string; stage: Stage } | null;
  /** Who goes first; nothing is said of whoever has their turn. */
  priority?: Priority;
  /** How much of it came back from an earlier visit. */
  comeback?: number | undefined;
  /** When a row that is no visit is due. */
  due?: string;
  /** Tags or the row's own button, at the right end. */
  aside?: ReactNode;
}

interface QueueListProps {
  rows: readonly QueueRow[];
  onOpen: (row: QueueRow) => void;
  selected?: number;
  /** What stands there when nothing waits. */
  empty: ReactNode;
  /** Minutes of waiting after which an age turns amber and red. */
  amber?: number;
  red?: number;
  label: string;
  /** Rows for fingers, 52 px high. */
  roomy?: boolean;
}

/** What waits for somebody, in the order the host sent it: arrow keys walk it, Enter opens. */
export function QueueList(props: QueueListProps) {
  const { rows, onOpen, selected, empty, amber, red, label, roomy } = props;
  const list = useRef<HTMLDivElement>(null);

  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = Array.from(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []);
    const at = buttons.indexOf(event.currentTarget);
    buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus();
  };

  if (rows.length === 0) return <>{empty}</>;
  return (
    <div className={`${styles.list} ${roomy ? styles.roomy : ''}`} ref={list} role="list" aria-label={label}>
      {rows.map((row) => (
        <div
          className={`${styles.item} ${row.id === selected ? styles.selected : ''}`}
          role="listitem"
          key={row.id}
        >
          <button
            type="button"
            className={styles.row}
            data-row={row.id}
            aria-current={row.id === selected || undefined}
            onKeyDown={walk}
            onClick={() => onOpen(row)}
          >
            {row.plate !== undefined && (
              <PlateBadge plate={row.plate} colour={row.plateColour} size="small" />
            )}
            <PriorityTag priority={row.priority} />
            <ComebackTag lines={row.comeback} />
            <span className={styles.title}>{row.title}</span>
            <span className={styles.detail}>{row.detail}</span>
            {row.promised && <Promised at={row.promised.at} stage={row.promised.stage} />}
            {row.due && <Due at={row.due} />}
            {row.since && <Age since={row.since} amber={amber} red={red} />}
          </button>
          {row.aside && <span className={styles.aside}>{row.aside}</span>}
        </div>
      ))}
    </div>
  );
}
