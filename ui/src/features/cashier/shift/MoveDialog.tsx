import type { CashDirection } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
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

const directions: readonly CashDirection[] = ['pay_out', 'pay_in'];

/** Cash comes into the drawer or leaves it, and is no customer's. */
export function MoveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const move = useCommand('move_cash');
  const [direction, setDirection] = useState<CashDirection>();
  const [amount, setAmount] = useState<number>();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const missing = [
    ...(direction === undefined ? [{ says: t('cashier:shift.direction_missing'), at: 'direction' }] : []),
    ...((amount ?? 0) <= 0 ? [{ says: t('cashier:shift.amount_missing'), at: 'amount' }] : []),
    ...(reason.trim() === '' ? [{ says: t('cashier:shift.reason_missing'), at: 'reason' }] : []),
  ];
  return (
    <Modal open title={t('cashier:shift.move_title')} footer={null} onCancel={onClose} destroyOnHidden>
      <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="move-cash-form">
        <RefusalAlert refusal={refusal} />
        <Field label={t('cashier:shift.direction')} names={['direction']} lacks="direction" refusal={refusal}>
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
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={t('cashier:shift.move_do')}
            primary
            money
            hotkey="Ctrl+Enter"
            inDialog
            missing={missing}
            testId="move-cash-send"
            onRefused={setRefusal}
            onAct={async () => {
              if (direction === undefined || amount === undefined) return;
              setRefusal(undefined);
              await move({ direction, amount, reason: reason.trim() });
              onClose();
            }}
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
