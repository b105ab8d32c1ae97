import type { LineToSendBack, SupplierReturnRow } from '@bindings';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead, useReadPages } from '../../../api/read';
import { fenOf, formatQuantity } from '../../../i18n/amounts';
import { ActionButton } from '../../../kit/ActionButton';
import { DayText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { ListOut } from '../../lists/ListOut';
import { FoundPartDialog } from './FoundPartDialog';
import styles from './Receipts.module.css';
import { type Returnable, SendBackDialog } from './SendBackDialog';
import { WriteOffDialog } from './WriteOffDialog';

interface Aside {
  supplier: number;
  name: string;
  lines: LineToSendBack[];
}

/** What was put aside, supplier by supplier: it goes back together. */
function bySupplier(lines: readonly LineToSendBack[]): Aside[] {
  const asides = new Map<number, Aside>();
  for (const line of lines) {
    const aside = asides.get(line.supplier_id);
    if (aside) aside.lines.push(line);
    else
      asides.set(line.supplier_id, {
        supplier: line.supplier_id,
        name: line.supplier_name,
        lines: [line],
      });
  }
  return [...asides.values()];
}

const returnable = (line: LineToSendBack): Returnable => ({
  receiptLine: line.id,
  part: line.part_id,
  name: line.part_name,
  unit: line.unit,
  most: line.rejected_left,
  fromRejected: true,
});

/** 采购退货: what was rejected and waits to go back, and what went. */
export default function ReturnsPage() {
  const { t } = useTranslation();
  const { data, error } = useRead('goods_to_send_back', {});
  const home = useRead('receiving_home', {});
  const [chosen, setChosen] = useState<Aside>();
  const [off, setOff] = useState<LineToSendBack>();
  const [found, setFound] = useState(false);
  const asides = bySupplier(data?.lines ?? []);
  return (
    <>
      <PageHeader
        title={t('storeReceipts:returns')}
        actions={
          <>
            <ListOut kind="supplier_return_list" />
            <ActionButton
              label={t('storeReceipts:found_part.open')}
              hotkey="F4"
              opens
              testId="found-part-open"
              onAct={() => setFound(true)}
            />
          </>
        }
      />
      <Stack gap={16}>
        <RefusalAlert refusal={error} />
        {!data && !error && <Skeleton active />}
        {data && asides.length === 0 && (
          <Panel title={t('storeReceipts:aside')} testId="panel-aside">
            <EmptyState>{t('storeReceipts:aside_empty')}</EmptyState>
          </Panel>
        )}
        {asides.map((aside) => (
          <Panel
            key={aside.supplier}
            title={aside.name}
            count={aside.lines.length}
            testId={`panel-aside-${aside.supplier}`}
            extra={
              <ActionButton
                label={t('storeReceipts:send_back')}
                opens
                testId={`aside-${aside.supplier}`}
                onAct={() => setChosen(aside)}
              />
            }
          >
            <QuietTable<LineToSendBack>
              rowKey="id"
              dataSource={aside.lines}
              tableLayout="fixed"
              columns={[
                { title: t('storeReceipts:code'), width: 140, render: (_, line) => line.code },
                { title: t('storeReceipts:part'), render: (_, line) => line.part_name },
                { title: t('storeReceipts:number'), width: 170, render: (_, line) => line.number },
                {
                  title: t('storeReceipts:rejected'),
                  width: 130,
                  align: 'right',
                  render: (_, line) => `${formatQuantity(line.rejected_left)} ${line.unit}`,
                },
                {
                  title: t('storeReceipts:credited'),
                  width: 130,
                  align: 'right',
                  render: (_, line) => <Money fen={fenOf(line.credited)} />,
                },
                {
                  title: '',
                  width: 110,
                  render: (_, line) => (
                    <ActionButton
                      label={t('storeReceipts:write_off')}
                      opens
                      size="small"
                      testId={`write-off-${line.code}`}
                      onAct={() => setOff(line)}
                    />
                  ),
                },
              ]}
            />
          </Panel>
        ))}
        <Went />
      </Stack>
      {chosen && (
        <SendBackDialog
          supplier={chosen.supplier}
          supplierName={chosen.name}
          lines={chosen.lines.map(returnable)}
          onClose={() => setChosen(undefined)}
        />
      )}
      {off && (
        <WriteOffDialog
          held={{
            line: off.id,
            version: off.version,
            name: off.part_name,
            unit: off.unit,
            most: off.rejected_left,
            fromRejected: true,
          }}
          onClose={() => setOff(undefined)}
        />
      )}
      {found && <FoundPartDialog suppliers={home.data?.suppliers} onClose={() => setFound(false)} />}
    </>
  );
}

function Went() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useReadPages('list_supplier_returns', { before: null }, ({ more, returns }) => {
    const last = returns.at(-1);
    return more && last ? { before: last.id } : undefined;
  });
  const rows = list.data?.pages.flatMap((page) => page.returns);
  return (
    <Panel title={t('storeReceipts:went')} testId="panel-returns">
      <RefusalAlert refusal={list.error} />
      {!rows && !list.error && <Skeleton active />}
      {rows && (
        <QuietTable<SupplierReturnRow>
          rowKey="id"
          dataSource={rows}
          tableLayout="fixed"
          onOpen={(row) => navigate(`/store/returns/${row.id}`)}
          onRow={(row) => ({ 'data-testid': `return-${row.number}` }) as object}
          empty={<EmptyState>{t('storeReceipts:went_empty')}</EmptyState>}
          columns={[
            { title: t('storeReceipts:return_number'), width: 170, render: (_, row) => row.number },
            {
              title: t('storeReceipts:day'),
              width: 110,
              render: (_, row) => <DayText day={row.returned_on} />,
            },
            {
              title: t('storeReceipts:supplier'),
              width: 200,
              ellipsis: true,
              render: (_, row) => row.supplier_name,
            },
            { title: t('storeReceipts:reason'), ellipsis: true, render: (_, row) => row.reason },
            {
              title: t('storeReceipts:credited'),
              width: 130,
              align: 'right',
              render: (_, row) => <Money fen={row.credited} />,
            },
          ]}
        />
      )}
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button
            data-testid="returns-more"
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
