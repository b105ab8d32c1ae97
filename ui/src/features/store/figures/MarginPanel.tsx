import type { MarginRow } from '@bindings';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { formatRate } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { ListOut } from '../../lists/ListOut';
import styles from './Figures.module.css';

interface MarginTableProps {
  rows: readonly MarginRow[];
  head: string;
  called: (row: MarginRow) => string;
}

function MarginTable({ rows, head, called }: MarginTableProps) {
  const { t } = useTranslation();
  return (
    <QuietTable<MarginRow>
      rowKey={(row) => `${row.brand}-${row.grade}`}
      dataSource={[...rows]}
      tableLayout="fixed"
      empty={<EmptyState>{t('figures:nothing_fitted')}</EmptyState>}
      columns={[
        { title: head, ellipsis: true, render: (_, row) => called(row) },
        { title: t('figures:lines'), width: 90, align: 'right', render: (_, row) => row.lines },
        {
          title: t('figures:net'),
          width: 130,
          align: 'right',
          render: (_, row) => <Money fen={row.net} />,
        },
        {
          title: t('figures:cost'),
          width: 130,
          align: 'right',
          render: (_, row) => <Money fen={row.cost} />,
        },
        {
          title: t('figures:earned'),
          width: 130,
          align: 'right',
          render: (_, row) => (
            <Money fen={row.net === null || row.cost === null ? null : row.net - row.cost} strong />
          ),
        },
        {
          title: t('figures:margin'),
          width: 100,
          align: 'right',
          render: (_, row) => (row.margin === null ? '–' : formatRate(row.margin)),
        },
      ]}
    />
  );
}

/** What the parts earned that went onto cars in a month, by brand and by grade. */
export function MarginPanel({ month }: { month: string }) {
  const { t } = useTranslation();
  const word = useWords();
  const { data, error } = useRead('stock_margin', { month });
  if (!data) return error ? <RefusalAlert refusal={error} /> : <Skeleton active />;
  const unsaid = t('words:grade_unsaid');
  return (
    <Stack gap={16}>
      <Panel
        title={t('figures:margin_of', { month })}
        testId="margin-total"
        extra={<ListOut kind="margin_list" id={Number(month.replace('-', ''))} small />}
      >
        <div className={styles.how}>
          <Quiet>{t('figures:margin_how')}</Quiet>
        </div>
        <MarginTable
          rows={data.total.lines > 0 ? [data.total] : []}
          head={t('figures:all')}
          called={() => t('figures:all_parts')}
        />
      </Panel>
      {data.total.lines > 0 && (
        <>
          <Panel title={t('figures:by_brand')} testId="margin-brands">
            <MarginTable
              rows={data.by_brand}
              head={t('figures:brand')}
              called={(row) => row.brand || unsaid}
            />
          </Panel>
          <Panel title={t('figures:by_grade')} testId="margin-grades">
            <MarginTable
              rows={data.by_grade}
              head={t('figures:grade')}
              called={(row) => word('part_grade', row.grade) || unsaid}
            />
          </Panel>
        </>
      )}
    </Stack>
  );
}
