import type { ReactNode } from 'react';
import styles from './Group.module.css';

interface GroupProps {
  title?: string;
  columns?: 1 | 2 | 3 | 4 | 'rest';
  children: ReactNode;
}

/** A group of fields under a quiet heading, in as many columns as have room; or two, the first taking what the other leaves. */
export function Group({ title, columns = 3, children }: GroupProps) {
  return (
    <div className={styles.group} role="group" aria-label={title}>
      {title && <h3>{title}</h3>}
      <div className={`${styles.grid} ${styles[`columns${columns}`]}`}>{children}</div>
    </div>
  );
}
