import { type PaymentMeans, type PaymentRow, REFUND_MEANS } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fenOf } from '../i18n/amounts';
import type { RefusalLike } from '../i18n/refusal';
import { useWords } from '../i18n/words';
import { ActionButton } from './ActionButton';
import { Alert } from './Alert';
import { MoneyInput } from './AmountInput';
import { Buttons } from './Buttons';
import { Choice } from './Choice';
import { enterMoves, Field } from './Field';
import { Modal } from './Modal';
import { RefusalAlert } from './RefusalAlert';
import { Stack } from './Stack';

export interface MoneyBack {
  amount: number;
  means: PaymentMeans;
  reason: string;
}

interface MoneyBackDialogProps {
  open: boolean;
  payment: PaymentRow;
  /** What else happens with it. */
  note?: string;
  /** What is done, on the button. */
  verb: string;
  onGive: (back: MoneyBack) => Promise<unknown>;
  onClose: () => void;
}

/** Money goes back: how much of which payment, by what means, and why. */
export function MoneyBackDialog({ open, payment, note, verb, onGive, onClose }: MoneyBackDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const left = fenOf(payment.refundable);
  const [amount, setAmount] = useState<number>();
  const [means, setMeans] = useState<PaymentMeans>(REFUND_MEANS[payment.means][0] ?? payment.means);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const back = amount ?? left;
  const missing = [
    ...(back <= 0 || back > left ? [{ says: t('visits:refund.amount_wrong', { left }), at: 'amount' }] : []),
    ...(reason.trim() === '' ? [{ says: t('words:confirm.reason_missing'), at: 'reason' }] : []),
  ];
  return (
    <Modal
      open={open}
      title={t('visits:refund.title', { number: payment.number })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="refund-form">
        <RefusalAlert refusal={refusal} />
        {payment.voucher_number !== undefined && (
          <Alert
            type="info"
            showIcon
            title={t('visits:voucher.goes_back', { number: payment.voucher_number })}
          />
        )}
        {note && <Alert type="warning" showIcon title={note} />}
        <Field small label={t('visits:refund.amount')} names={['amount']} refusal={refusal}>
          <div data-testid="refund-amount">
            <MoneyInput
              value={back}
              // A voucher goes back whole.
              disabled={payment.voucher_number !== undefined}
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
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={verb}
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
              await onGive({ amount: back, means, reason: reason.trim() });
              onClose();
            }}
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
