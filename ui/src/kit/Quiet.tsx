import type { ReactNode } from 'react';
import styles from './Quiet.module.css';

interface QuietProps {
  /** A line of its own, or a part of one. */
  as?: 'p' | 'span';
  testId?: string | undefined;
  children: ReactNode;
}

/** What need not be read first. */
export function Quiet({ as: Element = 'span', testId, children }: QuietProps) {
  return (
    <Element className={styles.quiet} data-testid={testId}>
      {children}
    </Element>
  );
}
