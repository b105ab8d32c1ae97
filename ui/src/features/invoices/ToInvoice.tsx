import type { InvoicedSheet } from '@bindings';
import { Checkbox, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useReadPages } from '../../api/read';
import { fenOf } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { DateTimeText } from '../../kit/DateTimeText';
import { EmptyState } from '../../kit/EmptyState';
import { Money } from '../../kit/Money';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import styles from './Invoices.module.css';
import { OpenRows, ToReverse } from './OpenRows';
import { PrepaidToInvoice } from './PrepaidToInvoice';
import { SalesToInvoice } from './SalesToInvoice';

/** Sheets of which something is still to be invoiced, the newest first; and voided ones whose invoices still stand. */
export function ToInvoice() {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  return (
    <List
      key={String(all)}
      all={all}
      setAll={setAll}
      hint={t(all ? 'invoices:list.all' : 'invoices:list.wanted')}
    />
  );
}

interface ListProps {
  all: boolean;
  setAll: (all: boolean) => void;
  hint: string;
}

const idOf = (row: InvoicedSheet): number => row.settlement_id;

function List({ all, setAll, hint }: ListProps) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const list = useReadPages('to_be_invoiced', { before: null, wanted: !all }, ({ more, rows }) => {
    const last = rows.at(-1);
    return more && last ? { before: last.settlement_id, wanted: !all } : undefined;
  });
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const toReverse = list.data?.pages[0]?.to_reverse ?? [];
  const onOpen = (row: InvoicedSheet) => navigate(`/visits/${row.work_order_id}`);
  const payerOf = (row: InvoicedSheet) =>
    row.payer === 'customer'
      ? row.payer_name || row.customer_name
      : [word('payer', row.payer), row.payer_name].filter(Boolean).join(' ');
  const columns = [
    {
      title: t('invoices:column.sheet'),
      width: 210,
      render: (_: unknown, row: InvoicedSheet) => (
        <span className={styles.cell}>
          {row.settlement_number}
          <Quiet>
            <DateTimeText at={row.settled_at ?? row.issued_at} />
          </Quiet>
        </span>
      ),
    },
    {
      title: t('invoices:column.car'),
      width: 130,
      render: (_: unknown, row: InvoicedSheet) => (
        <PlateBadge plate={row.plate} colour={row.plate_colour} size="small" />
      ),
    },
    {
      title: t('invoices:column.payer'),
      ellipsis: true,
      render: (_: unknown, row: InvoicedSheet) => payerOf(row),
    },
    {
      title: t('invoices:column.buyer'),
      render: (_: unknown, row: InvoicedSheet) => (
        <span className={styles.cell}>
          {row.buyer_title || <Quiet>{t('invoices:list.no_title')}</Quiet>}
          {row.buyer_tax_number && <Quiet>{row.buyer_tax_number}</Quiet>}
        </span>
      ),
    },
    {
      title: t('invoices:column.left'),
      width: 120,
      align: 'right' as const,
      render: (_: unknown, row: InvoicedSheet) => (
        <span className={styles.cell}>
          <Money fen={row.left} strong />
          {fenOf(row.not_invoiced) > 0 && (
            <Quiet>{t('invoices:prepaid.off', { amount: fenOf(row.not_invoiced) })}</Quiet>
          )}
        </span>
      ),
    },
  ];
  return (
    <Stack gap={16}>
      <RefusalAlert refusal={list.error} />
      <ToReverse<InvoicedSheet>
        title={t('invoices:list.to_reverse')}
        explained={t('invoices:list.to_reverse_explained')}
        testId="panel-to-reverse"
        rows={toReverse}
        idOf={idOf}
        columns={columns}
        onOpen={onOpen}
      />
      {!rows && !list.error && <Skeleton active />}
      {rows && (
        <OpenRows<InvoicedSheet>
          title={t('invoices:list.title')}
          testId="panel-to-invoice"
          of="sheet"
          rows={rows}
          list={list}
          idOf={idOf}
          numberOf={(row) => row.settlement_number}
          buyerOf={(row) => row.buyer}
          columns={columns}
          onOpen={onOpen}
          empty={<EmptyState>{hint}</EmptyState>}
          choose={t('invoices:list.choose')}
          primary
          recordId="record-chosen"
          batchId="batch-chosen"
          beside={
            <Checkbox
              checked={all}
              data-testid="all-sheets"
              onChange={(event) => setAll(event.target.checked)}
            >
              {t('invoices:list.show_all')}
            </Checkbox>
          }
        />
      )}
      <SalesToInvoice wanted={!all} />
      <PrepaidToInvoice wanted={!all} />
    </Stack>
  );
}
