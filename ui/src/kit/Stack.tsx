import type { ComponentProps } from 'react';
import styles from './Stack.module.css';

interface StackProps extends ComponentProps<'div'> {
  /** The room between two, in px. */
  gap: number;
}

/** One thing below the other. */
export function Stack({ gap, className = '', style, ...div }: StackProps) {
  return <div {...div} className={`${styles.stack} ${className}`.trim()} style={{ gap, ...style }} />;
}
