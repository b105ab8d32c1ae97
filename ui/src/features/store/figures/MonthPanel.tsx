import type { KindInMonth, PartInMonth } from '@bindings';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { paperOf } from '../../../api/documents';
import { useReadPages } from '../../../api/read';
import { formatQuantity, sumTold } from '../../../i18n/amounts';
import { usePaperName } from '../../../i18n/paperName';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { DocumentPreview } from '../../../kit/DocumentPreview';
import { EmptyState } from '../../../kit/EmptyState';
import { Fact, Facts } from '../../../kit/Facts';
import { Money } from '../../../kit/Money';
import { Panel } from '../../../kit/Panel';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { ListOut } from '../../lists/ListOut';
import styles from './Figures.module.css';

/** What was there when the month began, what came in and went out, and what was there at its end. */
export function MonthPanel({ month }: { month: string }) {
  const { t } = useTranslation();
  const word = useWords();
  const paperName = usePaperName();
  const navigate = useNavigate();
  const [printed, setPrinted] = useState(false);
  const report = useReadPages('stock_month', { month, after: 0 }, ({ next }) =>
    next === null ? undefined : { month, after: next },
  );
  const of = report.data?.pages[0];
  const parts = report.data?.pages.flatMap((page) => page.parts) ?? [];
  const id = Number(month.replace('-', ''));
  if (!of) return report.error ? <RefusalAlert refusal={report.error} /> : <Skeleton active />;
  return (
    <Stack gap={16}>
      <Panel
        title={t('figures:month_of', { month })}
        padded
        testId="stock-month"
        extra={
          <Buttons>
            <ActionButton
              label={paperName('stock_month_report')}
              size="small"
              opens
              testId="stock-month-print"
              onAct={() => setPrinted(true)}
            />
            <ListOut kind="stock_month_list" id={id} label={t('figures:month_out')} small />
            <ListOut kind="movement_list" id={id} label={t('figures:movements_out')} small />
            <ListOut kind="goods_receipt_list" id={id} label={t('figures:receipts_out')} small />
            <ListOut kind="counter_sale_list" id={id} label={t('figures:sales_out')} small />
          </Buttons>
        }
      >
        <Facts>
          <Fact label={t('figures:opening')} testId="month-opening">
            <Money fen={of.opening_value} inline /> · {formatQuantity(of.opening_quantity)}
          </Fact>
          <Fact label={t('figures:in')} testId="month-in">
            <Money fen={sumTold(of.kinds.map((kind) => kind.value_in))} inline /> ·{' '}
            {formatQuantity(of.kinds.reduce((sum, kind) => sum + kind.quantity_in, 0))}
          </Fact>
          <Fact label={t('figures:out')} testId="month-out">
            <Money fen={sumTold(of.kinds.map((kind) => kind.value_out))} inline /> ·{' '}
            {formatQuantity(of.kinds.reduce((sum, kind) => sum + kind.quantity_out, 0))}
          </Fact>
          <Fact label={t('figures:closing')} testId="month-closing">
            <Money fen={of.closing_value} inline strong /> · {formatQuantity(of.closing_quantity)}
          </Fact>
          {of.kinds.some((kind) => kind.cost_difference !== 0) && (
            <Fact label={t('figures:cost_difference')}>
              <Money fen={sumTold(of.kinds.map((kind) => kind.cost_difference))} inline />
            </Fact>
          )}
        </Facts>
      </Panel>
      <Panel title={t('figures:by_kind')} testId="stock-month-kinds">
        <QuietTable<KindInMonth>
          rowKey="kind"
          dataSource={of.kinds}
          tableLayout="fixed"
          empty={<EmptyState>{t('figures:nothing_moved')}</EmptyState>}
          columns={[
            { title: t('figures:kind'), render: (_, row) => word('movement_kind', row.kind) },
            { title: t('figures:count'), width: 90, align: 'right', render: (_, row) => row.movements },
            {
              title: t('figures:quantity_in'),
              width: 120,
              align: 'right',
              render: (_, row) => formatQuantity(row.quantity_in),
            },
            {
              title: t('figures:value_in'),
              width: 130,
              align: 'right',
              render: (_, row) => <Money fen={row.value_in} />,
            },
            {
              title: t('figures:quantity_out'),
              width: 120,
              align: 'right',
              render: (_, row) => formatQuantity(row.quantity_out),
            },
            {
              title: t('figures:value_out'),
              width: 130,
              align: 'right',
              render: (_, row) => <Money fen={row.value_out} />,
            },
            {
              title: t('figures:cost_difference'),
              width: 120,
              align: 'right',
              render: (_, row) => <Money fen={row.cost_difference} />,
            },
          ]}
        />
      </Panel>
      {parts.length > 0 && (
        <Panel title={t('figures:by_part')} testId="stock-month-parts">
          <QuietTable<PartInMonth>
            rowKey="part_id"
            dataSource={parts}
            tableLayout="fixed"
            onOpen={(row) => void navigate(`/store/items/${row.part_id}`)}
            columns={[
              { title: t('warnings:column.code'), width: 150, ellipsis: true, render: (_, row) => row.code },
              { title: t('warnings:column.name'), ellipsis: true, render: (_, row) => row.name },
              {
                title: t('figures:opening'),
                width: 110,
                align: 'right',
                render: (_, row) => formatQuantity(row.closing_quantity - row.quantity_in + row.quantity_out),
              },
              {
                title: t('figures:in'),
                width: 100,
                align: 'right',
                render: (_, row) => formatQuantity(row.quantity_in),
              },
              {
                title: t('figures:out'),
                width: 100,
                align: 'right',
                render: (_, row) => formatQuantity(row.quantity_out),
              },
              {
                title: t('figures:closing'),
                width: 110,
                align: 'right',
                render: (_, row) => formatQuantity(row.closing_quantity),
              },
              {
                title: t('figures:closing_value'),
                width: 130,
                align: 'right',
                render: (_, row) => <Money fen={row.closing_value} />,
              },
            ]}
          />
          {report.hasNextPage && (
            <div className={styles.more}>
              <Button
                data-testid="stock-month-more"
                loading={report.isFetchingNextPage}
                onClick={() => void report.fetchNextPage()}
              >
                {t('figures:more')}
              </Button>
            </div>
          )}
        </Panel>
      )}
      <DocumentPreview
        open={printed}
        source={printed ? paperOf('stock_month_report', id, month) : undefined}
        version={id}
        onClose={() => setPrinted(false)}
      />
    </Stack>
  );
}
