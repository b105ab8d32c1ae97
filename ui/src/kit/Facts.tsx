import type { ReactNode } from 'react';
import styles from './Facts.module.css';

interface FactsProps {
  /** A fact's name stands above it, beside it, or at the other end of its row. */
  names?: 'above' | 'beside' | 'apart';
  /** How wide the names beside their facts are; without it as wide as the longest. */
  nameWidth?: number;
  /** The room between the rows and between the columns. */
  gap?: string;
  /** Names in small type, where there are many facts. */
  small?: boolean;
  children: ReactNode;
}

/**
 * Facts of a record as pairs. With their names above, as many stand beside each other as have room, unless the page
 * says in `--fact-columns` how many.
 */
export function Facts({ names = 'above', nameWidth, gap, small, children }: FactsProps) {
  const columns = nameWidth === undefined ? undefined : `${nameWidth}px minmax(0, 1fr)`;
  return (
    <dl
      className={`${styles.facts} ${styles[names]} ${small ? styles.small : ''}`.trim()}
      style={{ gap, gridTemplateColumns: columns }}
    >
      {children}
    </dl>
  );
}

interface FactProps {
  label: string;
  /** Over several columns. */
  wide?: boolean;
  /** How the fact itself looks. */
  className?: string | undefined;
  testId?: string;
  children: ReactNode;
}

export function Fact({ label, wide, className, testId, children }: FactProps) {
  return (
    <div className={wide ? styles.wide : undefined}>
      <dt>{label}</dt>
      <dd className={className} data-testid={testId}>
        {children}
      </dd>
    </div>
  );
}
