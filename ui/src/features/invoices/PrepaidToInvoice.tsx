import type { InvoicedReceipt } from '@bindings';
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

const idOf = (row: InvoicedReceipt): number => row.prepaid_receipt_id;

/** Top-ups and packages that are invoiced as they are sold; and those whose money went back since. */
export function PrepaidToInvoice({ wanted }: { wanted: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useReadPages('prepaid_to_be_invoiced', { before: null, wanted }, ({ more, rows }) => {
    const last = rows.at(-1);
    return more && last ? { before: last.prepaid_receipt_id, wanted } : undefined;
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const toReverse = list.data?.pages[0]?.to_reverse ?? [];
  const columns = [
    {
      title: t('invoices:prepaid.receipt'),
      width: 210,
      render: (_: unknown, row: InvoicedReceipt) => (
        <span className={styles.cell}>
          {row.receipt_number}
          <Quiet>
            <DateTimeText at={row.paid_at} />
          </Quiet>
        </span>
      ),
    },
    {
      title: t('invoices:prepaid.what'),
      render: (_: unknown, row: InvoicedReceipt) => (
        <span className={styles.cell}>
          {row.package_name || t('invoices:prepaid.top_up')}
          {row.contract_number && <Quiet>{row.contract_number}</Quiet>}
        </span>
      ),
    },
    {
      title: t('invoices:column.payer'),
      ellipsis: true,
      render: (_: unknown, row: InvoicedReceipt) => row.customer_name,
    },
    {
      title: t('invoices:column.buyer'),
      render: (_: unknown, row: InvoicedReceipt) => (
        <span className={styles.cell}>
          {row.buyer_title || <Quiet>{t('invoices:list.no_title')}</Quiet>}
          {row.buyer_tax_number && <Quiet>{row.buyer_tax_number}</Quiet>}
        </span>
      ),
    },
    {
      title: t('invoices:prepaid.paid'),
      width: 120,
      align: 'right' as const,
      render: (_: unknown, row: InvoicedReceipt) => (
        <span className={styles.cell}>
          <Money fen={row.paid} />
          {fenOf(row.paid) > fenOf(row.received) && (
            <Quiet>
              {t('invoices:prepaid.went_back', { amount: fenOf(row.paid) - fenOf(row.received) })}
            </Quiet>
          )}
        </span>
      ),
    },
    {
      title: t('invoices:column.left'),
      width: 120,
      align: 'right' as const,
      render: (_: unknown, row: InvoicedReceipt) => <Money fen={row.left} strong />,
    },
  ];
  const onOpen = (row: InvoicedReceipt) => navigate(`/customers/${row.customer_id}`);
  return (
    <>
      <RefusalAlert refusal={list.error} />
      <ToReverse<InvoicedReceipt>
        title={t('invoices:prepaid.to_reverse')}
        explained={t('invoices:prepaid.to_reverse_explained')}
        testId="panel-prepaid-to-reverse"
        rows={toReverse}
        idOf={idOf}
        columns={columns.map((column) =>
          column === columns.at(-1) ? { ...column, title: t('invoices:prepaid.to_reverse_amount') } : column,
        )}
        onOpen={onOpen}
      />
      {rows.length > 0 && (
        <OpenRows<InvoicedReceipt>
          title={t('invoices:prepaid.title')}
          testId="panel-prepaid"
          of="receipt"
          rows={rows}
          list={list}
          idOf={idOf}
          numberOf={(row) => row.receipt_number}
          buyerOf={(row) => row.buyer}
          columns={columns}
          onOpen={onOpen}
          choose={t('invoices:prepaid.choose')}
          explained={t('invoices:prepaid.explained')}
          recordId="record-prepaid"
          batchId="batch-prepaid"
        />
      )}
    </>
  );
}
