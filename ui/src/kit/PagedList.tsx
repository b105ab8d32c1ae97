import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { RefusalLike } from '../i18n/refusal';
import styles from './PagedList.module.css';
import { RefusalAlert } from './RefusalAlert';

interface PagedListProps {
  /** Nothing of it was answered yet. */
  waits: boolean;
  refusal: RefusalLike | null | undefined;
  /** What narrows it. */
  filters?: ReactNode;
  /** What its rows come to, all of them and not only those in sight. */
  totals?: ReactNode;
  /** What is to be known of rows that are not there: how far it was looked. */
  note?: ReactNode;
  more: { label: string; has: boolean; loading: boolean; onMore: () => void; testId: string };
  /** The table itself. */
  children: ReactNode;
}

/** A list of the years: what narrows it above, what it comes to below, and the next page for a press. */
export function PagedList({ waits, refusal, filters, totals, note, more, children }: PagedListProps) {
  return (
    <>
      {filters && <div className={styles.filters}>{filters}</div>}
      <RefusalAlert refusal={refusal ?? undefined} />
      {waits && !refusal && <Skeleton active className={styles.waits ?? ''} />}
      {!waits && children}
      {!waits && note && <p className={styles.note}>{note}</p>}
      {!waits && more.has && (
        <div className={styles.more}>
          <Button data-testid={more.testId} loading={more.loading} onClick={more.onMore}>
            {more.label}
          </Button>
        </div>
      )}
      {totals && <div className={styles.totals}>{totals}</div>}
    </>
  );
}
