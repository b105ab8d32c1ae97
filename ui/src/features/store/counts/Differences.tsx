import type { CountDifference, CountPage } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../../i18n/amounts';
import { DateTimeText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import styles from './Counts.module.css';

/** What was counted otherwise than it was believed, and what that is worth. */
export function Differences({ page }: { page: CountPage }) {
  const { t } = useTranslation();
  const rows = page.differences;
  const signed = (by: number) => `${by > 0 ? '+' : ''}${formatQuantity(by)}`;
  return (
    <Panel
      title={t('counts:differences')}
      count={rows.length}
      testId="count-differences"
      extra={
        rows.length > 0 && (
          <Quiet>
            {t('counts:off')} <Money fen={page.off_value} inline strong /> · {t('counts:by_it')}{' '}
            <Money fen={page.stock_value} inline strong owed={(page.stock_value ?? 0) < 0} />
          </Quiet>
        )
      }
    >
      <QuietTable<CountDifference>
        rowKey="line_id"
        dataSource={rows}
        tableLayout="fixed"
        onRow={(row) => ({ 'data-testid': `difference-${row.code}` }) as object}
        empty={<EmptyState>{t('counts:none_differ', { many: page.figures })}</EmptyState>}
        columns={[
          { title: t('bins:bin'), width: 110, render: (_, row) => row.bin_code },
          { title: t('bins:part_code'), width: 150, ellipsis: true, render: (_, row) => row.code },
          {
            title: t('bins:part_name'),
            render: (_, row) => (
              <>
                {row.name}{' '}
                <Quiet>{[row.brand, row.specification, row.batch_number].filter(Boolean).join(' ')}</Quiet>
              </>
            ),
          },
          {
            title: t('counts:book'),
            width: 100,
            align: 'right',
            render: (_, row) => formatQuantity(row.book_quantity),
          },
          {
            title: t('bins:counted'),
            width: 100,
            align: 'right',
            render: (_, row) => formatQuantity(row.counted_quantity),
          },
          {
            title: t('counts:by'),
            width: 110,
            align: 'right',
            render: (_, row) => (
              <strong className={row.by < 0 ? styles.less : undefined}>
                {signed(row.by)} {row.unit}
              </strong>
            ),
          },
          {
            title: t('bins:worth'),
            width: 110,
            align: 'right',
            render: (_, row) => <Money fen={row.stock_value} owed={row.by < 0} />,
          },
          {
            title: t('counts:counted_by'),
            width: 190,
            render: (_, row) => (
              <Quiet>
                {row.counted_by_name} <DateTimeText at={row.counted_at} />
              </Quiet>
            ),
          },
        ]}
      />
    </Panel>
  );
}
