import type { CashDirection } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useWords } from '../../../i18n/words';
import { MoneyInput } from '../../../kit/AmountInput';
import { Choice } from '../../../kit/Choice';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { whole } from '../../../kit/whole';

const directions = whole<CashDirection>()(['pay_out', 'pay_in']);

/** Cash comes into the drawer or leaves it, and is no customer's. */
export function MoveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const move = useCommand('move_cash');
  const [direction, setDirection] = useState<CashDirection>();
  const [amount, setAmount] = useState<number>();
  const [reason, setReason] = useState('');
  const missing = [
    ...(direction === undefined ? [{ says: t('cashier:shift.direction_missing'), at: 'direction' }] : []),
    ...((amount ?? 0) <= 0 ? [{ says: t('cashier:shift.amount_missing'), at: 'amount' }] : []),
    ...(reason.trim() === '' ? [{ says: t('cashier:shift.reason_missing'), at: 'reason' }] : []),
  ];
  return (
    <Modal open title={t('cashier:shift.move_title')} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('cashier:shift.move_do')}
        hotkey="Ctrl+Enter"
        money
        testId="move-cash-form"
        sendId="move-cash-send"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          if (direction === undefined || amount === undefined) return;
          await move({ direction, amount, reason: reason.trim() });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Field
              label={t('cashier:shift.direction')}
              names={['direction']}
              lacks="direction"
              refusal={refusal}
            >
              <Choice
                roomy
                value={direction}
                codes={directions}
                word={(code) => word('cash_direction', code)}
                onChange={setDirection}
                label={t('cashier:shift.direction')}
                testId="cash-direction"
              />
            </Field>
            <Field label={t('cashier:shift.amount')} names={['amount']} lacks="amount" refusal={refusal}>
              <div data-testid="cash-amount">
                <MoneyInput
                  size="large"
                  value={amount ?? null}
                  aria-label={t('cashier:shift.amount')}
                  onChange={setAmount}
                />
              </div>
            </Field>
            <Field label={t('cashier:shift.reason')} names={['reason']} lacks="reason" refusal={refusal}>
              <Input
                value={reason}
                aria-label={t('cashier:shift.reason')}
                data-testid="cash-reason"
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
