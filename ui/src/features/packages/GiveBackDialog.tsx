import type { ContractRow, PaymentMeans } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { MoneyInput } from '../../kit/AmountInput';
import { Buttons } from '../../kit/Buttons';
import { Choice } from '../../kit/Choice';
import { enterMoves, Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';

interface GiveBackDialogProps {
  row: ContractRow;
  /** What nobody used of the price. */
  most: number;
  onClose: () => void;
}

const ways = ['as_it_came', 'cash', 'transfer'] as const;

/** A contract goes back: how much of what nobody used, how, and why. It is closed then. */
export function GiveBackDialog({ row, most, onClose }: GiveBackDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const give = useCommand('give_contract_back');
  const [typed, setTyped] = useState<number>();
  const [way, setWay] = useState<(typeof ways)[number]>('as_it_came');
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const amount = typed ?? most;
  const means: PaymentMeans | null = way === 'as_it_came' ? null : way;
  const missing = [
    ...(amount > most ? [{ says: t('packages:back.too_much', { most }), at: 'amount' }] : []),
    ...(reason.trim() === '' ? [{ says: t('words:confirm.reason_missing'), at: 'reason' }] : []),
  ];
  return (
    <Modal
      open
      title={t('packages:back.title', { number: row.number })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="give-back-form">
        <RefusalAlert refusal={refusal} />
        <p>{t('packages:back.explained', { most })}</p>
        <Field label={t('packages:back.amount')} names={['amount']} refusal={refusal}>
          <div data-testid="give-back-amount">
            <MoneyInput
              value={amount}
              autoFocus
              aria-label={t('packages:back.amount')}
              onChange={(next) => setTyped(next ?? 0)}
            />
          </div>
        </Field>
        <Field label={t('visits:payment.means')} names={['means']} refusal={refusal}>
          <Choice
            value={way}
            codes={ways}
            word={(code) =>
              code === 'as_it_came' ? t('packages:back.as_it_came') : word('payment_means', code)
            }
            onChange={setWay}
            label={t('visits:payment.means')}
            testId="give-back-means"
          />
        </Field>
        <Field label={t('words:confirm.reason')} names={['reason']} refusal={refusal}>
          <Input
            value={reason}
            aria-label={t('words:confirm.reason')}
            data-testid="give-back-reason"
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={t('packages:back.send')}
            primary
            danger
            money
            hotkey="Ctrl+Enter"
            inDialog
            missing={missing}
            testId="action-give_contract_back"
            onRefused={setRefusal}
            onAct={async () => {
              setRefusal(undefined);
              await give({ id: row.id, version: row.version, amount, means, reason: reason.trim() });
              onClose();
            }}
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
