import type { ComponentProps } from 'react';
import styles from './Buttons.module.css';

interface ButtonsProps extends ComponentProps<'div'> {
  /** At the right end, as a dialog has them. */
  end?: boolean;
  /** The room between two, in px. */
  gap?: number;
}

/** The buttons of a form. What one of them still lacks stands below it, so that they are held at their upper edge. */
export function Buttons({ end, gap = 8, className = '', style, ...div }: ButtonsProps) {
  return (
    <div
      {...div}
      data-foot={end || undefined}
      className={`${end ? styles.end : styles.buttons} ${className}`.trim()}
      style={{ gap, ...style }}
    />
  );
}
