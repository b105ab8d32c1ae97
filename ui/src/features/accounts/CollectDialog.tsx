import type { AccountCollected, Debtor } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { enterMoves } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { PaymentForm } from '../visits/settlement/PaymentForm';
import {
  amountOf,
  type Part,
  partsOffered,
  requestOf,
  tooLittle,
  undecided,
} from '../visits/settlement/payment';

interface CollectDialogProps {
  debtor: Debtor;
  name: string;
  /** All that the page shows on account of this payer. */
  owed: number;
  /** What of it is to be paid: the chosen sheets, or all of it. */
  due: number;
  sheets: readonly number[];
  onClose: () => void;
  onTaken: (taken: AccountCollected) => void;
}

/** One payment over several sheets. */
export function CollectDialog({ debtor, name, owed, due, sheets, onClose, onTaken }: CollectDialogProps) {
  const { t } = useTranslation();
  const collect = useCommand('collect_account');
  // What a payer has with the shop lies with one visit, and pays that visit's sheets.
  const paid = {
    id: 0,
    number: '',
    payer: debtor.payer,
    payer_name: name,
    claim_number: '',
    credit: 0,
    stored: null,
    room: null,
  };
  const [typed, setParts] = useState<Part[]>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const parts = typed ?? partsOffered(paid, due);
  const sum = amountOf(parts);
  const undone = undecided(parts);
  const missing = [
    ...(undone ? [{ says: t(`visits:payment.${undone}_open`), at: undone }] : []),
    ...(sum <= 0 ? [{ says: t('visits:payment.amount_missing'), at: 'amount' }] : []),
    ...(sum > due ? [{ says: t('accounts:too_much', { amount: due }), at: 'amount' }] : []),
    ...(tooLittle(parts) ? [{ says: t('errors:tendered_too_little'), at: 'tendered' }] : []),
  ];
  return (
    <Modal
      open
      title={t('accounts:collect_title', { name })}
      footer={null}
      width={640}
      onCancel={onClose}
      destroyOnHidden
    >
      <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="account-form">
        <RefusalAlert refusal={refusal} />
        <Quiet>
          {sheets.length > 0
            ? t('accounts:chosen', { count: sheets.length, amount: due })
            : t('accounts:explained')}
        </Quiet>
        <PaymentForm
          till={{ sheets: [paid], sheet: paid, owed: due, parts, choose: () => undefined, setParts }}
        />
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={t('accounts:take', { amount: sum })}
            primary
            money
            hotkey="Ctrl+Enter"
            inDialog
            missing={missing}
            testId="account-send"
            onRefused={setRefusal}
            onAct={async () => {
              setRefusal(undefined);
              const taken = await collect({ debtor, owed, sheets: [...sheets], parts: requestOf(parts) });
              onTaken(taken);
            }}
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
