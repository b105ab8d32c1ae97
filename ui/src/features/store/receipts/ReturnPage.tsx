import type { SupplierReturnLineShown } from '@bindings';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRead } from '../../../api/read';
import { formatQuantity } from '../../../i18n/amounts';
import { DateTimeText } from '../../../kit/DateTimeText';
import { Fact, Facts } from '../../../kit/Facts';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { PaperButton } from '../part/PaperButton';
import { LinePhotos } from './LinePhotos';

/** What went back by one return, and what the supplier owes for it. */
export default function ReturnPage() {
  const { t } = useTranslation();
  const { data: page, error } = useRead('supplier_return_page', { id: Number(useParams().id) });
  return (
    <>
      <PageHeader
        title={page?.number ?? t('storeReceipts:returns')}
        actions={
          page && <PaperButton kind="supplier_return_slip" id={page.id} number={page.number} hotkey="F7" />
        }
      >
        {page && <Quiet>{page.supplier_name}</Quiet>}
      </PageHeader>
      <Stack gap={16}>
        <RefusalAlert refusal={error} />
        {!page && !error && <Skeleton active />}
        {page && (
          <>
            <Panel padded testId="panel-return">
              <Facts>
                <Fact label={t('storeReceipts:supplier')}>{page.supplier_name}</Fact>
                <Fact label={t('storeReceipts:returned')}>
                  <DateTimeText at={page.returned_at} /> {page.person_name}
                </Fact>
                <Fact label={t('storeReceipts:reason')}>{page.reason}</Fact>
                <Fact label={t('storeReceipts:credited')}>
                  <Money fen={page.credited} inline strong />
                </Fact>
                <Fact label={t('storeReceipts:invoice')}>
                  {page.invoice_number || <Quiet>{t('storeReceipts:is_credit')}</Quiet>}
                </Fact>
              </Facts>
            </Panel>
            <Panel title={t('storeReceipts:lines')} count={page.lines.length} testId="panel-return-lines">
              <QuietTable<SupplierReturnLineShown>
                rowKey="id"
                dataSource={page.lines}
                tableLayout="fixed"
                columns={[
                  { title: t('storeReceipts:code'), width: 140, render: (_, line) => line.code },
                  { title: t('storeReceipts:part'), render: (_, line) => line.part_name },
                  {
                    title: t('storeReceipts:batch'),
                    width: 150,
                    render: (_, line) => [line.batch_number, line.expires_on].filter(Boolean).join(' · '),
                  },
                  {
                    title: t('storeReceipts:number'),
                    width: 170,
                    render: (_, line) => line.receipt_number,
                  },
                  {
                    title: t('storeReceipts:quantity'),
                    width: 120,
                    align: 'right',
                    render: (_, line) => `${formatQuantity(line.quantity)} ${line.counted_unit}`,
                  },
                  {
                    title: t('storeReceipts:credited'),
                    width: 130,
                    align: 'right',
                    render: (_, line) => <Money fen={line.credited} />,
                  },
                ]}
              />
            </Panel>
            <Photos lines={page.lines} />
          </>
        )}
      </Stack>
    </>
  );
}

/** What was wrong with what went back, as it was photographed with its delivery. */
function Photos({ lines }: { lines: readonly SupplierReturnLineShown[] }) {
  const { t } = useTranslation();
  const shown = new Map(
    lines.flatMap((line) =>
      line.photographed && line.goods_receipt_line_id !== null
        ? [[line.goods_receipt_line_id, line.part_name] as const]
        : [],
    ),
  );
  if (shown.size === 0) return null;
  return (
    <Panel title={t('storeReceipts:photo.title')} padded testId="panel-goods-photos">
      <Stack gap={12}>
        {[...shown].map(([line, name]) => (
          <div key={line}>
            <strong>{name}</strong>
            <LinePhotos line={line} name={name} shownOnly />
          </div>
        ))}
      </Stack>
    </Panel>
  );
}
