import type { GoodsReceiptLineShown, GoodsReceiptPage } from '@bindings';
import { Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useRead } from '../../../api/read';
import { fenOf, formatQuantity } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
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
import { FreightDialog, PriceDialog } from './PriceDialog';
import { SendBackDialog } from './SendBackDialog';

/** What is done with a line of it, or with its freight. */
type Deed = { does: 'price' | 'back'; line: GoodsReceiptLineShown } | { does: 'freight' };

/** A delivery: what came, what was found, what it cost, and what went back. */
export default function ReceiptPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = Number(useParams().id);
  const { data: page, error } = useRead('goods_receipt_page', { id });
  const [deed, setDeed] = useState<Deed>();
  const close = () => setDeed(undefined);
  const waits = page?.lines.some((line) => line.waiting > 0);
  return (
    <>
      <PageHeader
        title={page?.number ?? t('storeReceipts:one')}
        actions={
          page && (
            <>
              <PaperButton kind="goods_receipt" id={page.id} number={page.number} hotkey="F7" />
              <ActionButton
                label={t('storeReceipts:correct_freight')}
                opens
                testId="receipt-freight"
                onAct={() => setDeed({ does: 'freight' })}
              />
              {waits && (
                <ActionButton
                  label={t('storeReceipts:inspect')}
                  hotkey="F4"
                  primary
                  opens
                  testId="receipt-inspect"
                  onAct={() => navigate('/store/inspection')}
                />
              )}
            </>
          )
        }
      >
        {page && <Quiet>{page.supplier_name}</Quiet>}
      </PageHeader>
      <Stack gap={16}>
        <RefusalAlert refusal={error} />
        {!page && !error && <Skeleton active />}
        {page && (
          <>
            <Head page={page} />
            <Panel title={t('storeReceipts:lines')} count={page.lines.length} testId="panel-receipt-lines">
              <Lines page={page} onDeed={setDeed} />
            </Panel>
            <Found page={page} />
            <Photos page={page} />
          </>
        )}
      </Stack>
      {page && deed?.does === 'freight' && <FreightDialog page={page} onClose={close} />}
      {deed?.does === 'price' && <PriceDialog line={deed.line} onClose={close} />}
      {page && deed?.does === 'back' && (
        <SendBackDialog
          supplier={page.supplier_id}
          supplierName={page.supplier_name}
          lines={[
            {
              receiptLine: deed.line.id,
              part: deed.line.part_id,
              name: deed.line.part_name,
              unit: deed.line.counted_unit,
              most: deed.line.returnable,
              fromRejected: false,
            },
          ]}
          onClose={close}
        />
      )}
    </>
  );
}

function Head({ page }: { page: GoodsReceiptPage }) {
  const { t } = useTranslation();
  return (
    <Panel padded testId="panel-receipt">
      <Facts>
        <Fact label={t('storeReceipts:supplier')}>{page.supplier_name}</Fact>
        <Fact label={t('storeReceipts:order')}>
          {page.order_number || <Quiet>{t('storeReceipts:without_order')}</Quiet>}
        </Fact>
        <Fact label={t('storeReceipts:received')}>
          <DateTimeText at={page.received_at} /> {page.received_by_name}
        </Fact>
        {page.delivery_note !== '' && (
          <Fact label={t('storeReceipts:delivery_note')}>{page.delivery_note}</Fact>
        )}
        <Fact label={t('storeReceipts:goods')}>
          <Money fen={page.goods} inline />
        </Fact>
        <Fact label={t('storeReceipts:freight')}>
          <Money fen={page.freight} inline />{' '}
          {fenOf(page.freight) > 0 && (
            <Quiet>
              {t(page.freight_charged ? 'storeReceipts:by_supplier' : 'storeReceipts:by_carrier')}
            </Quiet>
          )}
        </Fact>
        <Fact label={t('storeReceipts:charged')}>
          <Money fen={page.charged} inline strong />
        </Fact>
        {fenOf(page.credited) > 0 && (
          <Fact label={t('storeReceipts:credited')}>
            <Money fen={page.credited} inline />
          </Fact>
        )}
        <Fact label={t('storeReceipts:invoice')}>
          {page.invoices.length === 0 && <Quiet>{t('storeReceipts:not_invoiced')}</Quiet>}
          {page.invoices.map((invoice) => (
            <div key={invoice.invoice_number}>
              {invoice.invoice_number} <Money fen={invoice.amount} inline />
            </div>
          ))}
          {page.invoices.length > 0 && fenOf(page.to_charge) !== 0 && (
            <Quiet>{t('storeReceipts:to_charge', { amount: fenOf(page.to_charge) })}</Quiet>
          )}
        </Fact>
      </Facts>
    </Panel>
  );
}

function Lines({ page, onDeed }: { page: GoodsReceiptPage; onDeed: (deed: Deed) => void }) {
  const { t } = useTranslation();
  return (
    <QuietTable<GoodsReceiptLineShown>
      rowKey="id"
      dataSource={page.lines}
      tableLayout="fixed"
      onRow={(line) => ({ 'data-testid': `receipt-line-${line.code}` }) as object}
      columns={[
        { title: t('storeReceipts:code'), width: 130, render: (_, line) => line.code },
        {
          title: t('storeReceipts:part'),
          render: (_, line) => (
            <>
              {line.part_name}{' '}
              <Quiet>{[line.brand, line.batch_number, line.expires_on].filter(Boolean).join(' · ')}</Quiet>
              {line.not_ordered && <Tag color="warning">{t('storeReceipts:not_ordered')}</Tag>}
            </>
          ),
        },
        {
          title: t('storeReceipts:bought'),
          width: 110,
          align: 'right',
          render: (_, line) => `${formatQuantity(line.bought)} ${line.unit}`,
        },
        {
          title: t('storeReceipts:price'),
          width: 110,
          align: 'right',
          render: (_, line) => <Money fen={line.buying_price} />,
        },
        {
          title: t('storeReceipts:with_freight'),
          width: 120,
          align: 'right',
          render: (_, line) => <Money fen={line.whole_cost} />,
        },
        {
          title: t('storeReceipts:became'),
          width: 270,
          render: (_, line) => <Became line={line} />,
        },
        {
          title: '',
          width: 150,
          align: 'right',
          render: (_, line) => (
            <>
              <ActionButton
                size="small"
                opens
                label={t('storeReceipts:correct_price')}
                testId={`correct-${line.code}`}
                onAct={() => onDeed({ does: 'price', line })}
              />{' '}
              {line.returnable > 0 && (
                <ActionButton
                  size="small"
                  opens
                  label={t('storeReceipts:send_back')}
                  testId={`back-${line.code}`}
                  onAct={() => onDeed({ does: 'back', line })}
                />
              )}
            </>
          ),
        },
      ]}
    />
  );
}

/** How much of a line waits, was accepted, was rejected, went back. */
function Became({ line }: { line: GoodsReceiptLineShown }) {
  const { t } = useTranslation();
  const parts = [
    { what: 'waiting', quantity: line.waiting },
    { what: 'accepted', quantity: line.accepted },
    { what: 'rejected', quantity: line.rejected },
    { what: 'sent_back', quantity: line.sent_back },
    { what: 'waiting_off', quantity: line.waiting_off },
    { what: 'rejected_off', quantity: line.rejected_off },
  ] as const;
  return (
    <>
      {parts
        .filter(({ quantity }) => quantity > 0)
        .map(({ what, quantity }) =>
          t(`storeReceipts:became_of.${what}`, {
            quantity: formatQuantity(quantity),
            unit: line.counted_unit,
          }),
        )
        .join(' · ')}
    </>
  );
}

/** What was found of each line, and by whom. */
function Found({ page }: { page: GoodsReceiptPage }) {
  const { t } = useTranslation();
  const word = useWords();
  const found = page.lines.flatMap((line) => line.inspections.map((inspection) => ({ line, inspection })));
  if (found.length === 0) return null;
  return (
    <Panel title={t('storeReceipts:found')} count={found.length} padded testId="panel-found">
      <Stack gap={8}>
        {found.map(({ line, inspection }) => (
          <div key={inspection.id}>
            <DateTimeText at={inspection.at} /> {inspection.person_name} · <strong>{line.part_name}</strong>{' '}
            {inspection.results
              .map(
                ({ check, passed }) =>
                  `${word('inspection_check', check)} ${t(passed ? 'storeReceipts:passed' : 'storeReceipts:failed')}`,
              )
              .join(' · ')}{' '}
            <Quiet>
              {t('storeReceipts:decided', {
                sample: inspection.sample,
                accepted: formatQuantity(inspection.accepted),
                rejected: formatQuantity(inspection.rejected),
              })}{' '}
              {inspection.reason}
            </Quiet>
          </div>
        ))}
      </Stack>
    </Panel>
  );
}

/** What was wrong with what came, line by line. */
function Photos({ page }: { page: GoodsReceiptPage }) {
  const { t } = useTranslation();
  const lines = page.lines.filter((line) => line.photographed);
  if (lines.length === 0) return null;
  return (
    <Panel title={t('storeReceipts:photo.title')} padded testId="panel-goods-photos">
      <Stack gap={12}>
        {lines.map((line) => (
          <div key={line.id}>
            <strong>{line.part_name}</strong> <Quiet>{line.code}</Quiet>
            <LinePhotos line={line.id} name={line.part_name} />
          </div>
        ))}
      </Stack>
    </Panel>
  );
}
