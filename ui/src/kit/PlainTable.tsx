import type { ComponentProps } from 'react';
import styles from './PlainTable.module.css';

interface PlainTableProps extends ComponentProps<'table'> {
  /** The room around what stands in a cell. */
  cell: string;
}

/** Rows and columns as a paper has them, for what is read and not chosen from; lists to open rows of are a QuietTable. */
export function PlainTable({ cell, className = '', style, ...table }: PlainTableProps) {
  return (
    <table
      {...table}
      className={`${styles.table} ${className}`.trim()}
      style={{ '--cell': cell, ...style } as PlainTableProps['style']}
    />
  );
}
