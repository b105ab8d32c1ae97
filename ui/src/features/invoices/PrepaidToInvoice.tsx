import type { InvoicedReceipt } from '@bindings';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useReadPages } from '../../api/read';
import { fenOf } from '../../i18n/amounts';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { DateTimeText } from '../../kit/DateTimeText';
import { Money } from '../../kit/Money';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { BatchDialog } from './BatchDialog';
import styles from './Invoices.module.css';
import { RecordDialog } from './RecordDialog';

/** Top-ups and packages that are invoiced as they are sold; and those whose money went back since. */
export function PrepaidToInvoice({ wanted }: { wanted: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [open, setOpen] = useState<'record' | 'batch'>();
  const list = useReadPages('prepaid_to_be_invoiced', { before: null, wanted }, ({ more, rows }) => {
    const last = rows.at(-1);
    return more && last ? { before: last.prepaid_receipt_id, wanted } : undefined;
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const toReverse = list.data?.pages[0]?.to_reverse ?? [];
  const picked = rows.filter((row) => chosen.includes(row.prepaid_receipt_id));
  const sum = picked.reduce((total, row) => total + fenOf(row.left), 0);
  const nothing = picked.length === 0 ? [{ says: t('invoices:prepaid.choose') }] : [];
  const first = picked[0];
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
      {toReverse.length > 0 && (
        <Panel
          title={t('invoices:prepaid.to_reverse')}
          count={toReverse.length}
          testId="panel-prepaid-to-reverse"
        >
          <Alert type="warning" banner title={t('invoices:prepaid.to_reverse_explained')} />
          <QuietTable<InvoicedReceipt>
            rowKey="prepaid_receipt_id"
            dataSource={toReverse}
            tableLayout="fixed"
            onOpen={onOpen}
            columns={columns.map((column) =>
              column === columns.at(-1)
                ? { ...column, title: t('invoices:prepaid.to_reverse_amount') }
                : column,
            )}
          />
        </Panel>
      )}
      {rows.length > 0 && (
        <Panel title={t('invoices:prepaid.title')} count={rows.length} testId="panel-prepaid">
          <div className={styles.bar}>
            <ActionButton
              label={t('invoices:list.record')}
              opens
              missing={nothing}
              testId="record-prepaid"
              onAct={() => setOpen('record')}
            />
            <ActionButton
              label={t('invoices:list.batch')}
              opens
              missing={nothing}
              testId="batch-prepaid"
              onAct={() => setOpen('batch')}
            />
            <Quiet>
              {picked.length > 0
                ? t('invoices:list.chosen', { sheets: picked.length, amount: sum })
                : t('invoices:prepaid.explained')}
            </Quiet>
          </div>
          <QuietTable<InvoicedReceipt>
            rowKey="prepaid_receipt_id"
            dataSource={rows}
            tableLayout="fixed"
            onOpen={onOpen}
            rowSelection={{
              columnWidth: 44,
              selectedRowKeys: [...chosen],
              onChange: (keys) => setChosen(keys as number[]),
              getCheckboxProps: (row) => ({ 'aria-label': row.receipt_number }) as object,
              onCell: () => ({ onClick: (event) => event.stopPropagation() }),
            }}
            columns={columns}
          />
          {list.hasNextPage && (
            <div className={styles.more}>
              <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
                {t('invoices:list.more')}
              </Button>
            </div>
          )}
        </Panel>
      )}
      <RecordDialog
        open={open === 'record' && picked.length > 0}
        of="receipt"
        subjects={picked.map((row) => ({
          id: row.prepaid_receipt_id,
          number: row.receipt_number,
          left: fenOf(row.left),
        }))}
        buyer={{
          title: first?.buyer_title || (first?.customer_name ?? ''),
          tax_number: first?.buyer_tax_number ?? '',
          is_person: first?.buyer_title ? first.buyer_is_person : true,
        }}
        onClose={() => setOpen(undefined)}
        onDone={() => setChosen([])}
      />
      <BatchDialog
        open={open === 'batch' && picked.length > 0}
        of="receipt"
        ids={picked.map((row) => row.prepaid_receipt_id)}
        onClose={() => setOpen(undefined)}
      />
    </>
  );
}
