import type { Visit, VisitCores } from '@bindings';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { fenOf, formatQuantity } from '../../../i18n/amounts';
import { ActionButton } from '../../../kit/ActionButton';
import { DayText } from '../../../kit/DateTimeText';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Money } from '../../../kit/Money';
import { ChangeBack, PartMeans, PartSum } from '../../../kit/PaidPartFields';
import { Panel } from '../../../kit/Panel';
import { changeOf, depositMeans, type PaidPart, paidLacks, partsAsked } from '../../../kit/paidParts';
import { Quiet } from '../../../kit/Quiet';
import { ScanToPay } from '../../collection/ScanToPay';
import { VisitTitle } from '../visit/VisitTitle';
import styles from './settlement.module.css';

/** Deposits on old parts of a visit: beside its sheets, and on none of them. Nothing stands here where no part carries one. */
export function Cores({ visit }: { visit: Visit }) {
  const order = visit.order.id;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const mayAsk = useMay('get_visit_cores');
  const { data } = useRead('get_visit_cores', { work_order_id: order }, { enabled: mayAsk });
  if (!data || (data.due.length === 0 && data.taken.length === 0)) return null;
  return (
    <Panel
      title={t('visits:cores.title')}
      padded
      testId="visit-cores"
      extra={
        data.may_take && (
          <ActionButton
            label={t('visits:cores.take')}
            opens
            testId="cores-take"
            onAct={() => setOpen(true)}
          />
        )
      }
    >
      {data.due.map((one) => (
        <p key={one.line_id} className={styles.credit}>
          <span>
            {one.name} · {formatQuantity(one.quantity)} {one.unit} · {t('visits:cores.due')}
          </span>
          <Money fen={one.amount} inline strong owed />
        </p>
      ))}
      {data.taken.map((one) => (
        <p key={one.id} className={styles.credit}>
          <span>
            {one.name} · {formatQuantity(one.to_come)} {one.unit} · {t('visits:cores.until')}{' '}
            <DayText day={one.due_on} />
            {one.is_late && ` ${t('sales:core.late')}`}
          </span>
          <Money fen={one.balance} inline strong />
        </p>
      ))}
      <Quiet as="p">{t('visits:cores.explained')}</Quiet>
      {open && <TakeDialog visit={visit} cores={data} onClose={() => setOpen(false)} />}
    </Panel>
  );
}

/** Which of them are taken: an old part that stays with the shop needs none. */
function TakeDialog({ visit, cores, onClose }: { visit: Visit; cores: VisitCores; onClose: () => void }) {
  const order = visit.order.id;
  const { t } = useTranslation();
  const take = useCommand('take_core_deposits');
  const [left, setLeft] = useState<readonly number[]>([]);
  const [typed, setTyped] = useState<Omit<PaidPart, 'amount'>>({ means: null, tendered: null });
  const chosen = cores.due.filter(({ line_id }) => !left.includes(line_id));
  const amount = chosen.reduce((sum, one) => sum + fenOf(one.amount), 0);
  const part: PaidPart = { ...typed, amount };
  const lacks = paidLacks(t, [part]);
  const change = changeOf([part]);
  return (
    <Modal
      open
      title={<VisitTitle visit={visit}>{t('visits:cores.title')}</VisitTitle>}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('visits:cores.take_now', { amount })}
        hotkey="Ctrl+Enter"
        money
        testId="cores-form"
        sendId="action-take_core_deposits"
        missing={[
          ...(chosen.length === 0 ? [{ says: t('visits:cores.nothing'), at: 'lines' }] : []),
          ...lacks.means,
          ...lacks.tendered,
        ]}
        onClose={onClose}
        onSend={async () => {
          await take({
            work_order_id: order,
            lines: chosen.map(({ line_id }) => line_id),
            amount,
            parts: partsAsked([part]),
          });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Field label={t('visits:cores.lines')} names={['lines', 'line_id']} refusal={refusal}>
              {cores.due.map((one) => (
                <p key={one.line_id} className={styles.credit}>
                  <Checkbox
                    checked={!left.includes(one.line_id)}
                    data-testid={`core-line-${one.line_id}`}
                    onChange={({ target }) =>
                      setLeft(
                        target.checked ? left.filter((id) => id !== one.line_id) : [...left, one.line_id],
                      )
                    }
                  >
                    {one.name} · {formatQuantity(one.quantity)} {one.unit}
                  </Checkbox>
                  <Money fen={one.amount} inline />
                </p>
              ))}
            </Field>
            <p className={styles.credit}>
              <span>{t('visits:cores.sum')}</span>
              <Money fen={amount} inline strong />
            </p>
            <Field label={t('visits:payment.means')} names={['means', 'amount']} refusal={refusal}>
              <PartMeans
                part={part}
                offered={depositMeans}
                testId="cores-means"
                onChoose={(means) => setTyped({ ...typed, means })}
              />
            </Field>
            {part.means === 'cash' && (
              <Field
                label={t('visits:payment.tendered')}
                names={['tendered']}
                refusal={refusal}
                hint={change > 0 ? <ChangeBack fen={change} /> : undefined}
              >
                <PartSum
                  value={part.tendered}
                  label={t('visits:payment.tendered')}
                  testId="cores-tendered"
                  autoFocus
                  onType={(tendered) => setTyped({ ...typed, tendered })}
                />
              </Field>
            )}
            <ScanToPay means={part.means ?? undefined} amount={amount} />
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
