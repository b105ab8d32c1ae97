import type { PartMovement } from '@bindings';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useReadPages } from '../../../api/read';
import { formatQuantity } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { DateTimeText } from '../../../kit/DateTimeText';
import { Money } from '../../../kit/Money';
import { Nothing, Panel } from '../../../kit/Panel';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { PaperButton } from '../part/PaperButton';
import styles from './items.module.css';

interface StockCardProps {
  part: number;
  /** What its paper is called by. */
  number: string;
  showsCost: boolean;
}

/** What moved of a part, the newest first, and what was left each time. */
export function StockCard({ part, number, showsCost }: StockCardProps) {
  const { t } = useTranslation();
  const word = useWords();
  const card = useReadPages('part_movements', { part_id: part, before: null }, ({ more }) =>
    more ? { part_id: part, before: more } : undefined,
  );
  const rows = card.data?.pages.flatMap((page) => page.rows);
  return (
    <Panel
      title={t('items:card.title')}
      testId="item-card"
      extra={<PaperButton kind="stock_card" id={part} number={number} hotkey="F7" small />}
    >
      <RefusalAlert refusal={card.error} />
      {!rows && !card.error && <Skeleton active />}
      {rows && (
        <QuietTable<PartMovement>
          rowKey="id"
          dataSource={rows}
          tableLayout="fixed"
          empty={<Nothing>{t('items:card.none')}</Nothing>}
          columns={[
            { title: t('items:card.at'), width: 104, render: (_, row) => <DateTimeText at={row.at} /> },
            { title: t('items:card.kind'), width: 88, render: (_, row) => word('movement_kind', row.kind) },
            {
              title: t('items:card.quantity'),
              width: 88,
              align: 'right',
              render: (_, row) => (
                <span className={row.quantity < 0 ? styles.low : styles.numbers}>
                  {row.quantity > 0 && '+'}
                  {formatQuantity(row.quantity)}
                </span>
              ),
            },
            {
              title: t('items:card.balance'),
              width: 84,
              align: 'right',
              render: (_, row) => <span className={styles.numbers}>{formatQuantity(row.balance)}</span>,
            },
            { title: t('items:card.bin'), width: 76, ellipsis: true, render: (_, row) => row.bin_code },
            ...(showsCost
              ? [
                  {
                    title: t('items:card.value'),
                    width: 100,
                    align: 'right' as const,
                    render: (_: unknown, row: PartMovement) => <Money fen={row.stock_value} />,
                  },
                ]
              : []),
            {
              title: t('items:card.for'),
              ellipsis: true,
              render: (_, row) => (
                <>
                  {row.work_order_id !== null && (
                    <Link to={`/visits/${row.work_order_id}`}>{row.order_number}</Link>
                  )}
                  {row.work_order_id === null && row.document_kind && (
                    <>
                      {word('stock_document', row.document_kind)} {row.document_number}
                    </>
                  )}
                  {row.note !== '' && <span className={styles.second}>{row.note}</span>}
                </>
              ),
            },
            {
              title: t('items:card.who'),
              width: 76,
              ellipsis: true,
              render: (_, row) => (
                <>
                  {row.person_name}
                  {row.granted_name !== '' && (
                    <span className={styles.second}>
                      {t('items:card.granted', { name: row.granted_name })}
                    </span>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {card.hasNextPage && (
        <div className={styles.more}>
          <Button
            data-testid="item-card-more"
            loading={card.isFetchingNextPage}
            onClick={() => void card.fetchNextPage()}
          >
            {t('items:card.more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
