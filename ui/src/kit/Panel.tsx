import type { ReactNode } from 'react';
import styles from './Panel.module.css';

interface PanelProps {
  title: string;
  /** How many wait there. */
  count?: number;
  /** At the right end of the head: a switch, a sum. */
  extra?: ReactNode;
  /** Room around what is inside; lists go to the edge without it. */
  padded?: boolean;
  children: ReactNode;
  testId?: string;
}

/** One part of a home: its name, how many wait, and the list. */
export function Panel({ title, count, extra, padded, children, testId }: PanelProps) {
  return (
    <section className={styles.panel} aria-label={title} data-testid={testId}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
        {extra && <div className={styles.extra}>{extra}</div>}
      </header>
      <div className={padded ? styles.padded : undefined}>{children}</div>
    </section>
  );
}

/** What a short list says when nothing waits: one line, so that an empty home stays calm. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className={styles.nothing}>{children}</p>;
}
