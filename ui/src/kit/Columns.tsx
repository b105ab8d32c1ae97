import type { ComponentProps } from 'react';
import styles from './Columns.module.css';

interface ColumnsProps extends ComponentProps<'div'> {
  /** How wide each is, as a grid says it: `1fr 320px`. */
  widths: string;
  /** On a window narrower than this they stand below each other. */
  below: 900 | 1000 | 1100 | 1180;
}

/** Parts of a page beside each other, each as high as it is. */
export function Columns({ widths, below, className = '', style, ...div }: ColumnsProps) {
  return (
    <div
      {...div}
      className={`${styles.columns} ${styles[`below${below}`]} ${className}`.trim()}
      style={{ '--widths': widths, ...style } as ColumnsProps['style']}
    />
  );
}
