import type { PurchaseLineShown, PurchaseOrderAction, PurchaseOrderPage } from '@bindings';
import { Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay } from '../../../api/call';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { ConfirmWithReason } from '../../../kit/ConfirmWithReason';
import { DateTimeText, DayText } from '../../../kit/DateTimeText';
import { Fact, Facts } from '../../../kit/Facts';
import { MessageDialog } from '../../../kit/MessageDialog';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Nothing, Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { ListOut } from '../../lists/ListOut';
import { PaperButton } from '../part/PaperButton';
import { DraftOrder } from './DraftOrder';
import { FollowedLines } from './FollowedLines';
import { MoveDayDialog } from './MoveDayDialog';
import styles from './Orders.module.css';
import { SendDialog } from './SendDialog';
import { Expected, OrderState } from './said';

type Open =
  | { what: 'send' | 'message' | 'close' | 'cancel' }
  | { what: 'move' | 'close_line'; line: PurchaseLineShown | undefined };

/** One order: typed while it is a draft, followed once it was sent. */
export default function OrderPage() {
  const id = Number(useParams().id);
  const { data: page, error } = useRead('purchase_order_page', { id });
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active />;
  return <Shown page={page} />;
}

function Shown({ page }: { page: PurchaseOrderPage }) {
  const { t } = useTranslation();
  const close = useCommand('close_purchase_order');
  const closeLine = useCommand('close_purchase_line');
  const cancel = useCommand('cancel_purchase_order');
  const navigate = useNavigate();
  const receives = useMay('receive_goods');
  const [open, setOpen] = useState<Open>();
  const shut = () => setOpen(undefined);
  const { row, supplier, lines, steps } = page;
  const about = { id: row.id, version: row.version };
  const can = (action: PurchaseOrderAction) =>
    page.actions.some((one) => one.action === action && one.missing === null);
  const isDraft = row.state === 'draft';
  return (
    <>
      <PageHeader
        title={row.number}
        actions={
          <>
            {can('cancel') && (
              <ActionButton
                label={t(isDraft ? 'purchasing:order.drop' : 'purchasing:order.cancel')}
                danger
                opens={!isDraft}
                testId="order-cancel"
                // Of a draft nobody was told: nobody has to be told why.
                onAct={() => (isDraft ? cancel({ ...about, reason: '' }) : setOpen({ what: 'cancel' }))}
              />
            )}
            {can('close') && (
              <ActionButton
                label={t('purchasing:order.close')}
                danger
                opens
                testId="order-close"
                onAct={() => setOpen({ what: 'close' })}
              />
            )}
            {can('move_day') && (
              <ActionButton
                label={t('purchasing:order.move_all')}
                opens
                testId="order-move"
                onAct={() => setOpen({ what: 'move', line: undefined })}
              />
            )}
            {!isDraft && (
              <>
                <PaperButton kind="purchase_order" id={row.id} number={row.number} />
                <ListOut kind="purchase_order_list" id={row.id} />
                <ActionButton
                  label={t('purchasing:message.show')}
                  hotkey="F7"
                  opens
                  testId="order-message"
                  onAct={() => setOpen({ what: 'message' })}
                />
              </>
            )}
            {receives && row.state === 'ordered' && lines.some((line) => line.open > 0) && (
              <ActionButton
                label={t('purchasing:order.receive')}
                hotkey="F8"
                primary
                opens
                testId="order-receive"
                onAct={() => navigate(`/store/receipts/new?order=${row.id}`)}
              />
            )}
          </>
        }
      >
        <span className={styles.told}>
          <OrderState state={row.state} />
          <Link to={`/store/suppliers/${supplier.id}`}>{supplier.name}</Link>
          {row.state === 'ordered' && (
            <Expected on={row.next_on ?? row.expected_on} lateSince={row.late_since} />
          )}
        </span>
      </PageHeader>
      <Stack gap={16}>
        {page.licence === 'over' && row.state !== 'cancelled' && (
          <Alert
            type="warning"
            showIcon
            data-testid="licence-over"
            title={t('purchasing:licence_is_over', { name: supplier.name, until: supplier.licence_until })}
          />
        )}
        {isDraft ? (
          <DraftOrder page={page} onSend={() => setOpen({ what: 'send' })} />
        ) : (
          <>
            <Panel title={t('purchasing:order.lines')} count={lines.length} testId="order-lines">
              <FollowedLines
                lines={lines}
                canMove={can('move_day')}
                canClose={can('close')}
                onMove={(line) => setOpen({ what: 'move', line })}
                onClose={(line) => setOpen({ what: 'close_line', line })}
              />
              <div className={styles.foot}>
                <span>{t('purchasing:order.total')}</span>
                <Money fen={row.order_total} inline strong />
              </div>
            </Panel>
            <Panel title={t('purchasing:order.facts')} padded>
              <Facts gap="10px 20px">
                <Fact label={t('purchasing:order.ordered')}>
                  <DateTimeText at={row.ordered_at} />
                </Fact>
                <Fact label={t('purchasing:order.expected')}>
                  <DayText day={row.expected_on} weekday />
                </Fact>
                <Fact label={t('purchasing:order.by')}>{page.made_by_name}</Fact>
                <Fact label={t('purchasing:contact')}>
                  {[supplier.contact_name, supplier.supplier_phone].filter(Boolean).join(' ') || '–'}
                </Fact>
                <Fact label={t('purchasing:terms')} wide>
                  {row.terms || '–'}
                </Fact>
                {row.note !== '' && (
                  <Fact label={t('purchasing:note')} wide>
                    {row.note}
                  </Fact>
                )}
              </Facts>
            </Panel>
          </>
        )}
        {(steps.length > 0 || !isDraft) && <Steps page={page} />}
      </Stack>
      {open?.what === 'send' && (
        <SendDialog page={page} onClose={shut} onSent={() => setOpen({ what: 'message' })} />
      )}
      {open?.what === 'message' && (
        <MessageDialog
          title={t('purchasing:message.order', { name: supplier.name })}
          text={page.message}
          onClose={shut}
        />
      )}
      {open?.what === 'move' && <MoveDayDialog page={page} line={open.line} onClose={shut} />}
      <ConfirmWithReason
        open={open?.what === 'close'}
        title={t('purchasing:order.close_title', { number: row.number })}
        verb={t('purchasing:order.close')}
        onConfirm={(reason) => close({ ...about, reason })}
        onClose={shut}
      >
        <p>{t('purchasing:order.close_means')}</p>
      </ConfirmWithReason>
      <ConfirmWithReason
        open={open?.what === 'cancel'}
        title={t('purchasing:order.cancel_title', { number: row.number })}
        verb={t('purchasing:order.cancel')}
        onConfirm={(reason) => cancel({ ...about, reason })}
        onClose={shut}
      >
        <p>{t('purchasing:order.cancel_means')}</p>
      </ConfirmWithReason>
      <ConfirmWithReason
        open={open?.what === 'close_line'}
        title={t('purchasing:order.line_title', {
          name: open?.what === 'close_line' ? (open.line?.part.name ?? '') : '',
        })}
        verb={t('purchasing:order.close_line')}
        onConfirm={async (reason) => {
          if (open?.what !== 'close_line' || !open.line) return;
          await closeLine({ ...about, purchase_order_line_id: open.line.id, reason });
        }}
        onClose={shut}
      >
        <p>{t('purchasing:order.line_means')}</p>
      </ConfirmWithReason>
    </>
  );
}

/** What became of it, and why. */
function Steps({ page }: { page: PurchaseOrderPage }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('purchasing:order.steps')} testId="order-steps">
      {page.steps.length === 0 ? (
        <Nothing>{t('purchasing:order.no_steps')}</Nothing>
      ) : (
        <ul className={styles.steps}>
          {page.steps.map((step) => (
            <li key={step.id}>
              <DateTimeText at={step.at} />
              <span>{step.person_name}</span>
              <Tag>{t(`purchasing:step.${step.kind}`)}</Tag>
              {step.part_name !== null && <span>{step.part_name}</span>}
              {step.to_on !== null && (
                <span>
                  {step.from_on !== null && (
                    <>
                      <DayText day={step.from_on} /> →{' '}
                    </>
                  )}
                  <DayText day={step.to_on} weekday />
                </span>
              )}
              <Quiet>{step.reason}</Quiet>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
