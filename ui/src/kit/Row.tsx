import type { ComponentProps } from 'react';
import styles from './Row.module.css';

interface RowProps extends ComponentProps<'div'> {
  /** The room between two, in px. */
  gap: number;
  /** What finds no room goes on in the next line. */
  wrap?: boolean;
}

/** One thing beside the other, all at the same height. */
export function Row({ gap, wrap, className = '', style, ...div }: RowProps) {
  return (
    <div
      {...div}
      className={`${styles.row} ${wrap ? styles.wrap : ''} ${className}`.trim()}
      style={{ gap, ...style }}
    />
  );
}
