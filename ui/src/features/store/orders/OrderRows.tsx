import type { PurchaseOrderRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { DateTimeText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { QuietTable } from '../../../kit/QuietTable';
import { Cars, Expected, OrderState } from './said';

/** Orders in a list, each with what waits for it. */
export function OrderRows({ rows, none }: { rows: readonly PurchaseOrderRow[]; none: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <QuietTable<PurchaseOrderRow>
      rowKey="id"
      dataSource={[...rows]}
      tableLayout="fixed"
      onOpen={(row) => navigate(`/store/orders/${row.id}`)}
      onRow={(row) => ({ 'data-testid': `order-${row.number}` }) as object}
      empty={<EmptyState>{none}</EmptyState>}
      columns={[
        { title: t('purchasing:order.number'), width: 150, render: (_, row) => row.number },
        { title: t('purchasing:supplier'), ellipsis: true, render: (_, row) => row.supplier_name },
        {
          title: t('purchasing:order.state'),
          width: 90,
          render: (_, row) => <OrderState state={row.state} />,
        },
        {
          title: t('purchasing:order.made'),
          width: 120,
          render: (_, row) => <DateTimeText at={row.ordered_at ?? row.made_at} />,
        },
        {
          title: t('purchasing:order.lines'),
          width: 110,
          render: (_, row) =>
            row.state === 'ordered'
              ? t('purchasing:order.lines_open', { open: row.lines_open, of: row.line_count })
              : t('purchasing:order.lines_all', { count: row.line_count }),
        },
        {
          title: t('purchasing:order.expected'),
          width: 170,
          render: (_, row) => <Expected on={row.next_on ?? row.expected_on} lateSince={row.late_since} />,
        },
        { title: t('purchasing:order.cars'), width: 160, render: (_, row) => <Cars cars={row.cars} /> },
        {
          title: t('purchasing:amount'),
          width: 120,
          align: 'right',
          render: (_, row) => <Money fen={row.order_total} />,
        },
      ]}
    />
  );
}
