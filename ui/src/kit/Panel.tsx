import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { type ReactNode, useId, useState } from 'react';
import { enterMoves } from './Field';
import styles from './Panel.module.css';
import { useKeptHeight } from './steady';

interface HeadProps {
  title: string;
  /** The id by which the panel bears its title as its name. */
  id: string;
  /** How many wait there. */
  count?: number | undefined;
  /** At the right end: a switch, a sum, secondary buttons. */
  extra?: ReactNode;
}

function Head({ title, id, count, extra }: HeadProps) {
  return (
    <header className={styles.head}>
      <h2 id={id}>{title}</h2>
      {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
      {extra && <div className={styles.extra}>{extra}</div>}
    </header>
  );
}

interface PanelProps extends Omit<HeadProps, 'id' | 'title'> {
  /** Left out where the page says it in its own head. */
  title?: string;
  /** Room around what is inside; lists go to the edge without it. */
  padded?: boolean;
  children: ReactNode;
  testId?: string;
  /** Where the index of a long page finds it. */
  anchor?: string;
}

/** One part of a page: its name, how many wait, and the list. */
export function Panel({ title, padded, children, testId, anchor, ...head }: PanelProps) {
  const id = useId();
  return (
    <section id={anchor} className={styles.panel} aria-labelledby={title && id} data-testid={testId}>
      {title && <Head {...head} title={title} id={id} />}
      <div className={padded ? styles.padded : undefined}>{children}</div>
    </section>
  );
}

interface WorkPanelProps extends Omit<HeadProps, 'id' | 'count'> {
  name: string;
  /** The bar with the one big button; it stays in sight while the panel is scrolled. */
  foot?: ReactNode;
  /** What is put right somewhere in it, when no field of it says so itself. */
  lacks?: string;
  children: ReactNode;
}

/** The thing to do now: a panel that is filled in, Enter by Enter, and finished at its foot. */
export function WorkPanel({ name, foot, lacks, children, ...head }: WorkPanelProps) {
  const id = useId();
  const bar = useKeptHeight<HTMLElement>();
  return (
    <section
      className={`${styles.panel} ${styles.work}`}
      aria-labelledby={id}
      data-testid={`panel-${name}`}
      data-lack={lacks}
      tabIndex={-1}
      onKeyDownCapture={enterMoves}
    >
      <Head {...head} id={id} />
      <div className={styles.body}>{children}</div>
      {foot && (
        <footer className={styles.foot} ref={bar}>
          {foot}
        </footer>
      )}
    </section>
  );
}

interface FoldProps {
  name: string;
  title: string;
  /** What is inside, in a line. */
  summary?: ReactNode;
  open?: boolean;
  /** What is put right in it. */
  lacks?: string;
  children: ReactNode;
}

/** What was recorded earlier: one line until it is looked at. */
export function Fold({ name, title, summary, open = false, lacks, children }: FoldProps) {
  const [shown, setShown] = useState(open);
  return (
    <section className={styles.panel} data-testid={`section-${name}`} data-lack={lacks}>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={shown}
        data-testid={`fold-${name}`}
        onClick={() => setShown(!shown)}
      >
        {shown ? <DownOutlined /> : <RightOutlined />}
        <span className={styles.foldTitle}>{title}</span>
        <span className={styles.summary}>{summary}</span>
      </button>
      {shown && <div className={styles.body}>{children}</div>}
    </section>
  );
}

/** What a short list says when nothing waits: one line, so that an empty home stays calm. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className={styles.nothing}>{children}</p>;
}
