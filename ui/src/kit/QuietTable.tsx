import { Table, type TableProps } from 'antd';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import styles from './QuietTable.module.css';

interface QuietTableProps<Row extends object> extends Omit<TableProps<Row>, 'scroll' | 'size' | 'bordered'> {
  /** What stands there when there are no rows: an EmptyState. */
  empty?: ReactNode;
  /** Makes rows open by press and by Enter. */
  onOpen?: (row: Row) => void;
}

/** Below this a column that takes what is left shows nothing of what it holds. */
const leastOfTheRest = 140;

/**
 * A table of 36 px rows without lines down, without scroll bars of its own, without paging unless asked. Where its
 * columns have no room side by side, each row becomes a few lines with the same fields: none of them goes.
 */
export function QuietTable<Row extends object>({ empty, onOpen, ...table }: QuietTableProps<Row>) {
  const place = useRef<HTMLDivElement>(null);
  const wanted = (table.columns ?? []).reduce(
    (sum, { width }) => sum + (typeof width === 'number' ? width : leastOfTheRest),
    0,
  );
  const narrow = useNarrowerThan(place, wanted);
  return (
    <div ref={place} data-narrow={narrow || undefined}>
      <Table<Row>
        pagination={false}
        {...table}
        columns={table.columns?.map((column) => ({
          ...column,
          // Without a head above it a field says its name itself.
          onCell: (row: Row, index?: number) => ({
            ...column.onCell?.(row, index),
            'data-name': typeof column.title === 'string' ? column.title : undefined,
          }),
        }))}
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
    </div>
  );
}

function useNarrowerThan(place: RefObject<HTMLElement | null>, wanted: number): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const look = () => setNarrow(element.clientWidth > 0 && element.clientWidth < wanted);
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, [place, wanted]);
  return narrow;
}
