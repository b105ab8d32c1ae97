import { FilePdfOutlined } from '@ant-design/icons';
import type { Payment } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { paperOf, useIsHanded } from '../../api/documents';
import { useRead } from '../../api/read';
import { fenOf } from '../../i18n/amounts';
import { usePaperName } from '../../i18n/paperName';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { DateTimeText, DayText } from '../../kit/DateTimeText';
import { DocumentPreview } from '../../kit/DocumentPreview';
import { Fact, Facts } from '../../kit/Facts';
import { Money } from '../../kit/Money';
import { PageHeader } from '../../kit/PageHeader';
import { Nothing, Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { ReceiptButton } from '../../kit/ReceiptButton';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { receiptOf } from '../../kit/receiptOf';
import { GivenSignature } from '../../kit/SignaturePad';
import { Stack } from '../../kit/Stack';
import { ContractCard } from './ContractCard';
import { GiveBackDialog } from './GiveBackDialog';
import styles from './Packages.module.css';

/** One contract: what was sold, what is left of it, what drew from it, and its money. */
export default function ContractPage() {
  const { t } = useTranslation();
  const word = useWords();
  const paperName = usePaperName();
  const isHanded = useIsHanded('receipt');
  const id = Number(useParams().id);
  const { data: page, error } = useRead('get_contract', { id });
  const [shown, setShown] = useState<Payment>();
  const [printed, setPrinted] = useState(false);
  const [back, setBack] = useState(false);
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active />;
  const { row, draws, payments } = page;
  return (
    <>
      <PageHeader
        title={row.number}
        actions={
          <>
            <ActionButton
              label={paperName('service_contract')}
              icon={<FilePdfOutlined />}
              hotkey="F7"
              opens
              testId="contract-paper"
              onAct={() => setPrinted(true)}
            />
            {page.may_give_back && (
              <ActionButton
                label={t('packages:back.open')}
                danger
                opens
                testId="give-back-open"
                onAct={() => setBack(true)}
              />
            )}
          </>
        }
      >
        <Link to={`/customers/${row.customer_id}`}>{row.customer_name}</Link>
      </PageHeader>
      <Stack gap={16}>
        <Panel title={t('packages:left')} testId="contract-rests">
          <ContractCard row={row} plain />
        </Panel>
        <Panel title={t('packages:facts')} padded>
          <Facts gap="10px 20px">
            <Fact label={t('packages:price')}>
              <Money fen={row.price} inline strong />
            </Fact>
            <Fact label={t('packages:sold_on')}>
              <DayText day={row.sold_on} /> {page.sold_by_name}
            </Fact>
            <Fact label={t('packages:start_km')}>
              {row.start_km === null ? '–' : t('words:km', { km: row.start_km })}
            </Fact>
            {row.signature && (
              <Fact label={t('packages:signed.label')} wide>
                {t('packages:signed.given', { by: row.signed_by })}
                <GivenSignature small value={row.signature} label={row.signed_by} />
              </Fact>
            )}
            {row.closed_at !== null && (
              <Fact label={t('packages:closed')}>
                <DateTimeText at={row.closed_at} /> {page.closed_by_name} {row.close_reason}
              </Fact>
            )}
          </Facts>
        </Panel>
        <Panel title={t('packages:draws')} count={draws.length} testId="contract-draws">
          {draws.length === 0 ? (
            <Nothing>{t('packages:no_draws')}</Nothing>
          ) : (
            <ul className={styles.list}>
              {draws.map((drawn) => (
                <li key={drawn.id} className={styles.moved} data-testid={`draw-${drawn.id}`}>
                  <Link to={`/visits/${drawn.work_order_id}`}>{drawn.work_order_number}</Link>
                  <span>
                    {drawn.line_name}{' '}
                    <Quiet>
                      <DateTimeText at={drawn.at} /> {drawn.reason}
                    </Quiet>
                  </span>
                  <span>
                    {drawn.times > 0 ? (
                      t('packages:times', { times: drawn.times })
                    ) : (
                      <Money fen={drawn.used} inline />
                    )}
                  </span>
                  <Quiet>{word('line_state', drawn.line_state)}</Quiet>
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <Panel title={t('packages:money')} count={payments.length} testId="contract-money">
          <ul className={styles.list}>
            {payments.map((payment) => (
              <li key={payment.id} className={styles.moved} data-testid={`payment-${payment.id}`}>
                <span>{payment.number}</span>
                <span>
                  {word('payment_means', payment.means)}{' '}
                  <Quiet>
                    <DateTimeText at={payment.at} /> {payment.reason}
                  </Quiet>
                </span>
                <Money fen={payment.amount} inline strong />
                {isHanded && (
                  <ReceiptButton payment={payment.id} onAct={() => setShown(receiptOf(payments, payment))} />
                )}
              </li>
            ))}
          </ul>
        </Panel>
      </Stack>
      <DocumentPreview
        open={shown !== undefined}
        source={shown && paperOf('receipt', shown.id, shown.number)}
        version={shown?.id ?? 0}
        onClose={() => setShown(undefined)}
      />
      <DocumentPreview
        open={printed}
        source={paperOf('service_contract', row.id, row.number)}
        version={row.version}
        onClose={() => setPrinted(false)}
      />
      {back && <GiveBackDialog row={row} most={fenOf(page.refundable)} onClose={() => setBack(false)} />}
    </>
  );
}
