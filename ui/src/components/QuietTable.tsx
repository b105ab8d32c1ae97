import { Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import styles from './QuietTable.module.css';

interface QuietTableProps<Row extends object> extends Omit<TableProps<Row>, 'scroll' | 'size' | 'bordered'> {
  /** What stands there when there are no rows: an EmptyState. */
  empty?: ReactNode;
  /** Makes rows open by press and by Enter. */
  onOpen?: (row: Row) => void;
}

/** A table of 36 px rows without lines down, without scroll bars of its own, without paging unless asked. */
export function QuietTable<Row extends object>({ empty, onOpen, ...table }: QuietTableProps<Row>) {
  return (
    <Table<Row>
      pagination={false}
      {...table}
      className={`${styles.table} ${table.className ?? ''}`}
      locale={{ ...table.locale, ...(empty === undefined ? {} : { emptyText: empty }) }}
      onRow={(row, index) => {
        const given = table.onRow?.(row, index) ?? {};
        if (!onOpen) return given;
        return {
          ...given,
          tabIndex: 0,
          style: { cursor: 'pointer', ...given.style },
          onClick: () => onOpen(row),
          onKeyDown: (event) => {
            // Keys pressed in a field or a button inside the row belong to that field.
            if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(row);
          },
        };
      }}
    />
  );
}
