import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { type ReactNode, useId, useState } from 'react';
import { enterMoves } from '../../../kit/Field';
import { useKeptHeight } from '../../../kit/steady';
import styles from './Panel.module.css';

interface PanelProps {
  name: string;
  title: string;
  /** At the right end of the head: counts, secondary buttons. */
  extra?: ReactNode;
  /** The bar with the one big button; it stays in sight while the panel is scrolled. */
  foot?: ReactNode;
  /** What is put right somewhere in it, when no field of it says so itself. */
  lacks?: string;
  children: ReactNode;
}

/** The thing to do now. */
export function Panel({ name, title, extra, foot, lacks, children }: PanelProps) {
  const heading = useId();
  const bar = useKeptHeight<HTMLElement>();
  return (
    <section
      className={styles.panel}
      aria-labelledby={heading}
      data-testid={`panel-${name}`}
      data-lack={lacks}
      tabIndex={-1}
      onKeyDownCapture={enterMoves}
    >
      <header className={styles.head}>
        <h2 id={heading}>{title}</h2>
        {extra && <div className={styles.extra}>{extra}</div>}
      </header>
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
