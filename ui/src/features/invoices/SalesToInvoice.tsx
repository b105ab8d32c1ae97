import type { InvoicedSale } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useReadPages } from '../../api/read';
import { fenOf } from '../../i18n/amounts';
import { DateTimeText } from '../../kit/DateTimeText';
import { Money } from '../../kit/Money';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import styles from './Invoices.module.css';
import { OpenRows, ToReverse } from './OpenRows';

const idOf = (row: InvoicedSale): number => row.counter_sale_id;

/** What was sold over the counter and is to be invoiced; and what came back while an invoice stands for it. */
export function SalesToInvoice({ wanted }: { wanted: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useReadPages('sales_to_be_invoiced', { before: null, wanted }, ({ more, rows }) => {
    const last = rows.at(-1);
    return more && last ? { before: last.counter_sale_id, wanted } : undefined;
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const toReverse = list.data?.pages[0]?.to_reverse ?? [];
  const columns = [
    {
      title: t('invoices:sales.sale'),
      width: 210,
      render: (_: unknown, row: InvoicedSale) => (
        <span className={styles.cell}>
          {row.sale_number}
          <Quiet>
            <DateTimeText at={row.sold_at} />
          </Quiet>
        </span>
      ),
    },
    {
      title: t('invoices:column.payer'),
      ellipsis: true,
      render: (_: unknown, row: InvoicedSale) => row.buyer_name || <Quiet>{t('sales:anybody')}</Quiet>,
    },
    {
      title: t('invoices:column.buyer'),
      render: (_: unknown, row: InvoicedSale) => (
        <span className={styles.cell}>
          {row.buyer_title || <Quiet>{t('invoices:list.no_title')}</Quiet>}
          {row.buyer_tax_number && <Quiet>{row.buyer_tax_number}</Quiet>}
        </span>
      ),
    },
    {
      title: t('invoices:sales.total'),
      width: 120,
      align: 'right' as const,
      render: (_: unknown, row: InvoicedSale) => (
        <span className={styles.cell}>
          <Money fen={row.total} />
          {fenOf(row.total) > fenOf(row.standing) && (
            <Quiet>{t('invoices:sales.came_back', { amount: fenOf(row.total) - fenOf(row.standing) })}</Quiet>
          )}
        </span>
      ),
    },
    {
      title: t('invoices:column.left'),
      width: 120,
      align: 'right' as const,
      render: (_: unknown, row: InvoicedSale) => <Money fen={row.left} strong />,
    },
  ];
  const onOpen = (row: InvoicedSale) => navigate(`/store/sales/${row.counter_sale_id}`);
  return (
    <>
      <RefusalAlert refusal={list.error} />
      <ToReverse<InvoicedSale>
        title={t('invoices:sales.to_reverse')}
        explained={t('invoices:sales.to_reverse_explained')}
        testId="panel-sales-to-reverse"
        rows={toReverse}
        idOf={idOf}
        columns={columns.map((column) =>
          column === columns.at(-1) ? { ...column, title: t('invoices:prepaid.to_reverse_amount') } : column,
        )}
        onOpen={onOpen}
      />
      {rows.length > 0 && (
        <OpenRows<InvoicedSale>
          title={t('invoices:sales.title')}
          testId="panel-sales-to-invoice"
          of="sale"
          rows={rows}
          list={list}
          idOf={idOf}
          numberOf={(row) => row.sale_number}
          buyerOf={(row) => row.buyer}
          columns={columns}
          onOpen={onOpen}
          choose={t('invoices:sales.choose')}
          recordId="record-sale"
        />
      )}
    </>
  );
}
