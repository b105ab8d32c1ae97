import type { BuyerFigures, InvoicedSheet } from '@bindings';
import { Button, Checkbox, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useReadPages } from '../../api/read';
import { fenOf } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { DateTimeText } from '../../kit/DateTimeText';
import { EmptyState } from '../../kit/EmptyState';
import { Money } from '../../kit/Money';
import { Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { BatchDialog } from './BatchDialog';
import styles from './Invoices.module.css';
import { PrepaidToInvoice } from './PrepaidToInvoice';
import { RecordDialog } from './RecordDialog';

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

const buyerOf = (row: InvoicedSheet | undefined, payer: string): BuyerFigures => ({
  title: row?.buyer_title || payer,
  tax_number: row?.buyer_tax_number ?? '',
  is_person: row?.buyer_title ? row.buyer_is_person : row?.payer === 'customer',
});

function List({ all, setAll, hint }: ListProps) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [open, setOpen] = useState<'record' | 'batch'>();
  const list = useReadPages('to_be_invoiced', { before: null, wanted: !all }, ({ more, rows }) => {
    const last = rows.at(-1);
    return more && last ? { before: last.settlement_id, wanted: !all } : undefined;
  });
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const toReverse = list.data?.pages[0]?.to_reverse ?? [];
  const picked = (rows ?? []).filter((row) => chosen.includes(row.settlement_id));
  const sum = picked.reduce((total, row) => total + fenOf(row.left), 0);
  const nothing = picked.length === 0 ? [{ says: t('invoices:list.choose') }] : [];
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
      {toReverse.length > 0 && (
        <Panel title={t('invoices:list.to_reverse')} count={toReverse.length} testId="panel-to-reverse">
          <Alert type="warning" banner title={t('invoices:list.to_reverse_explained')} />
          <QuietTable<InvoicedSheet>
            rowKey="settlement_id"
            dataSource={toReverse}
            tableLayout="fixed"
            onOpen={(row) => navigate(`/visits/${row.work_order_id}`)}
            columns={columns}
          />
        </Panel>
      )}
      {!rows && !list.error && <Skeleton active />}
      {rows && (
        <Panel title={t('invoices:list.title')} count={rows.length} testId="panel-to-invoice">
          <div className={styles.bar}>
            <ActionButton
              label={t('invoices:list.record')}
              primary
              opens
              missing={nothing}
              testId="record-chosen"
              onAct={() => setOpen('record')}
            />
            <ActionButton
              label={t('invoices:list.batch')}
              opens
              missing={nothing}
              testId="batch-chosen"
              onAct={() => setOpen('batch')}
            />
            {picked.length > 0 && (
              <Quiet>{t('invoices:list.chosen', { sheets: picked.length, amount: sum })}</Quiet>
            )}
            <Checkbox
              checked={all}
              data-testid="all-sheets"
              onChange={(event) => setAll(event.target.checked)}
            >
              {t('invoices:list.show_all')}
            </Checkbox>
          </div>
          <QuietTable<InvoicedSheet>
            rowKey="settlement_id"
            dataSource={rows}
            tableLayout="fixed"
            onOpen={(row) => navigate(`/visits/${row.work_order_id}`)}
            rowSelection={{
              columnWidth: 44,
              selectedRowKeys: [...chosen],
              onChange: (keys) => setChosen(keys as number[]),
              getCheckboxProps: (row) => ({ 'aria-label': row.settlement_number }) as object,
              onCell: () => ({ onClick: (event) => event.stopPropagation() }),
            }}
            empty={<EmptyState>{hint}</EmptyState>}
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
      <PrepaidToInvoice wanted={!all} />
      <RecordDialog
        open={open === 'record' && picked.length > 0}
        of="sheet"
        subjects={picked.map((row) => ({
          id: row.settlement_id,
          number: row.settlement_number,
          left: fenOf(row.left),
        }))}
        buyer={buyerOf(picked[0], picked[0] ? payerOf(picked[0]) : '')}
        onClose={() => setOpen(undefined)}
        onDone={() => setChosen([])}
      />
      <BatchDialog
        open={open === 'batch' && picked.length > 0}
        of="sheet"
        ids={picked.map((row) => row.settlement_id)}
        onClose={() => setOpen(undefined)}
      />
    </Stack>
  );
}
