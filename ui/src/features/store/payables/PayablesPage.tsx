import type { Money as Amount, PayableRow } from '@bindings';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../../../api/read';
import { fenOf } from '../../../i18n/amounts';
import { DayText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { ListOut } from '../../lists/ListOut';
import { buckets } from './ageing';

/** 应付: whom the shop owes what, and since when. */
export default function PayablesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error } = useRead('list_payables', {});
  const amount = (fen: Amount, strong = false) =>
    fenOf(fen) === 0 ? <Quiet>—</Quiet> : <Money fen={fen} strong={strong} />;
  return (
    <>
      <PageHeader title={t('storePayables:title')} actions={<ListOut kind="payable_list" />}>
        {data && data.suppliers.length > 0 && (
          <Quiet>
            {t('storePayables:all', {
              owed: fenOf(data.owed),
              overdue: fenOf(data.overdue),
              not_invoiced: fenOf(data.not_invoiced),
            })}
          </Quiet>
        )}
      </PageHeader>
      <Stack gap={16}>
        <RefusalAlert refusal={error} />
        {!data && !error && <Skeleton active />}
        {data && (
          <Panel title={t('storePayables:suppliers')} count={data.suppliers.length} testId="panel-payables">
            <QuietTable<PayableRow>
              rowKey="supplier_id"
              dataSource={data.suppliers}
              tableLayout="fixed"
              onOpen={(row) => navigate(`/store/payables/${row.supplier_id}`)}
              onRow={(row) => ({ 'data-testid': `payable-${row.supplier_id}` }) as object}
              empty={<EmptyState>{t('storePayables:empty')}</EmptyState>}
              columns={[
                { title: t('storePayables:supplier'), ellipsis: true, render: (_, row) => row.supplier_name },
                {
                  title: t('storePayables:due'),
                  width: 106,
                  render: (_, row) => <DayText day={row.due_on} />,
                },
                ...buckets.map((bucket) => ({
                  title: t(`storePayables:ageing.${bucket}`),
                  width: 104,
                  align: 'right' as const,
                  render: (_: unknown, row: PayableRow) => amount(row.ageing[bucket]),
                })),
                {
                  title: t('storePayables:owed'),
                  width: 112,
                  align: 'right',
                  render: (_, row) => amount(row.owed, true),
                },
                {
                  title: t('storePayables:not_invoiced'),
                  width: 112,
                  align: 'right',
                  render: (_, row) => amount(row.not_invoiced),
                },
                {
                  title: t('storePayables:credit'),
                  width: 104,
                  align: 'right',
                  render: (_, row) => amount(row.credit),
                },
              ]}
            />
          </Panel>
        )}
      </Stack>
    </>
  );
}
