import { type PaymentMeans, type PaymentRow, REFUND_MEANS, type Visit } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { MoneyInput } from '../../../kit/AmountInput';
import { Buttons } from '../../../kit/Buttons';
import { Choice } from '../../../kit/Choice';
import { enterMoves, Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { VisitAction } from '../visit/VisitAction';

/** Money goes back: how much of which payment, by what means, and why. */
export function RefundForm({ visit, payment }: { visit: Visit; payment: PaymentRow }) {
  const { t } = useTranslation();
  const word = useWords();
  const refund = useCommand('refund_payment');
  const left = fenOf(payment.refundable);
  const [open, setOpen] = useState(false);
  const [amount, setAmount] = useState<number>();
  const [means, setMeans] = useState<PaymentMeans>(REFUND_MEANS[payment.means][0] ?? payment.means);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  if (left <= 0) return null;

  const back = amount ?? left;
  const missing = [
    ...(back <= 0 || back > left ? [{ says: t('visits:refund.amount_wrong', { left }), at: 'amount' }] : []),
    ...(reason.trim() === '' ? [{ says: t('words:confirm.reason_missing'), at: 'reason' }] : []),
  ];
  return (
    <>
      <VisitAction visit={visit} action="refund_payment" rare onAct={() => setOpen(true)} />
      <Modal
        open={open}
        title={t('visits:refund.title', { number: payment.number })}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="refund-form">
          <RefusalAlert refusal={refusal} />
          <Field small label={t('visits:refund.amount')} names={['amount']} refusal={refusal}>
            <div data-testid="refund-amount">
              <MoneyInput
                value={back}
                autoFocus
                aria-label={t('visits:refund.amount')}
                onChange={(next) => setAmount(next ?? 0)}
              />
            </div>
          </Field>
          <Field small label={t('visits:payment.means')} names={['means']} refusal={refusal}>
            <Choice
              value={means}
              codes={REFUND_MEANS[payment.means]}
              word={(code) => word('payment_means', code)}
              onChange={setMeans}
              label={t('visits:payment.means')}
              testId="refund-means"
            />
          </Field>
          <Field small label={t('words:confirm.reason')} names={['reason']} refusal={refusal}>
            <Input
              value={reason}
              aria-label={t('words:confirm.reason')}
              data-testid="refund-reason"
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          <Buttons end>
            <ActionButton label={t('words:confirm.back')} onAct={() => setOpen(false)} />
            <ActionButton
              label={word('action', 'refund_payment')}
              primary
              danger
              money
              hotkey="Ctrl+Enter"
              inDialog
              missing={missing}
              testId="refund-send"
              onRefused={setRefusal}
              onAct={async () => {
                setRefusal(undefined);
                await refund({ payment_id: payment.id, amount: back, means, reason: reason.trim() });
                setOpen(false);
              }}
            />
          </Buttons>
        </Stack>
      </Modal>
    </>
  );
}
