import type { ExpectedOrderRow, GoodsReceiptRow } from '@bindings';
import { Button, Input, Skeleton, Tag } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead, useReadPages } from '../../../api/read';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { DayText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import styles from './Receipts.module.css';

/** 入库: what is expected, what is held back, and what came. */
export default function ReceiptsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const home = useRead('receiving_home', {});
  return (
    <>
      <PageHeader
        title={t('storeReceipts:title')}
        actions={
          <>
            <ActionButton
              label={t('storeReceipts:to_inspect', { lines: home.data?.to_inspect ?? 0 })}
              opens
              testId="receipts-inspect"
              onAct={() => navigate('/store/inspection')}
            />
            <ActionButton
              label={t('storeReceipts:to_send_back', { lines: home.data?.to_send_back ?? 0 })}
              opens
              testId="receipts-send-back"
              onAct={() => navigate('/store/returns')}
            />
            <ActionButton
              label={t('storeReceipts:receive')}
              hotkey="F4"
              primary
              opens
              testId="receipts-new"
              onAct={() => navigate('/store/receipts/new')}
            />
          </>
        }
      />
      <Stack gap={16}>
        <RefusalAlert refusal={home.error} />
        {!home.data && !home.error && <Skeleton active />}
        {home.data && <Expected orders={home.data.expected} />}
        <Receipts />
      </Stack>
    </>
  );
}

/** Orders on their way: late in red, then those of today. */
function Expected({ orders }: { orders: readonly ExpectedOrderRow[] }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  return (
    <Panel title={t('storeReceipts:expected')} count={orders.length} testId="panel-expected">
      <QuietTable<ExpectedOrderRow>
        rowKey="id"
        dataSource={[...orders]}
        tableLayout="fixed"
        onOpen={(order) => navigate(`/store/receipts/new?order=${order.id}`)}
        onRow={(order) => ({ 'data-testid': `expected-${order.number}` }) as object}
        empty={<EmptyState>{t('storeReceipts:expected_empty')}</EmptyState>}
        columns={[
          { title: t('storeReceipts:order'), width: 170, render: (_, order) => order.number },
          { title: t('storeReceipts:supplier'), ellipsis: true, render: (_, order) => order.supplier_name },
          {
            title: t('storeReceipts:lines_open'),
            width: 110,
            align: 'right',
            render: (_, order) => order.lines_open,
          },
          {
            title: t('storeReceipts:comes'),
            width: 200,
            render: (_, order) => (
              <span className={order.comes === 'late' ? styles.late : undefined}>
                {word('when_expected', order.comes)}{' '}
                {order.comes !== 'today' && order.first_on && <DayText day={order.first_on} />}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function Receipts() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const list = useReadPages('list_goods_receipts', { before: null, text }, ({ more, receipts }) => {
    const last = receipts.at(-1);
    return more && last ? { before: last.id, text } : undefined;
  });
  const rows = list.data?.pages.flatMap((page) => page.receipts);
  return (
    <Panel title={t('storeReceipts:came')} testId="panel-receipts">
      <div className={styles.bar}>
        <Input
          value={typed}
          className={styles.find ?? ''}
          allowClear
          placeholder={t('storeReceipts:find')}
          aria-label={t('storeReceipts:find')}
          data-takes="number"
          data-testid="receipts-find"
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <RefusalAlert refusal={list.error} />
      {!rows && !list.error && <Skeleton active />}
      {rows && (
        <QuietTable<GoodsReceiptRow>
          rowKey="id"
          dataSource={rows}
          tableLayout="fixed"
          onOpen={(row) => navigate(`/store/receipts/${row.id}`)}
          onRow={(row) => ({ 'data-testid': `receipt-${row.number}` }) as object}
          empty={
            <EmptyState>
              {text === '' ? t('storeReceipts:none') : t('storeReceipts:not_found', { text })}
            </EmptyState>
          }
          columns={[
            { title: t('storeReceipts:number'), width: 170, render: (_, row) => row.number },
            {
              title: t('storeReceipts:day'),
              width: 110,
              render: (_, row) => <DayText day={row.received_on} />,
            },
            { title: t('storeReceipts:supplier'), ellipsis: true, render: (_, row) => row.supplier_name },
            {
              title: t('storeReceipts:order'),
              width: 170,
              render: (_, row) => row.order_number ?? <Quiet>{t('storeReceipts:without_order')}</Quiet>,
            },
            {
              title: t('storeReceipts:lines'),
              width: 80,
              align: 'right',
              render: (_, row) => row.line_count,
            },
            {
              title: t('storeReceipts:state'),
              width: 250,
              render: (_, row) => <States row={row} />,
            },
          ]}
        />
      )}
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button
            data-testid="receipts-more"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('storeReceipts:more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

/** What is still to be done about a delivery. */
function States({ row }: { row: GoodsReceiptRow }) {
  const { t } = useTranslation();
  return (
    <span className={styles.states}>
      {row.lines_waiting > 0 && <Tag>{t('storeReceipts:lines_waiting', { count: row.lines_waiting })}</Tag>}
      {row.lines_rejected > 0 && (
        <Tag color="error">{t('storeReceipts:lines_rejected', { count: row.lines_rejected })}</Tag>
      )}
      {row.supplier_invoice_id === null && <Quiet>{t('storeReceipts:not_invoiced')}</Quiet>}
    </span>
  );
}
