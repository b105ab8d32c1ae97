import type { AccountRoom } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { fenOf } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { MoneyInput } from '../../kit/AmountInput';
import { Buttons } from '../../kit/Buttons';
import { Choice } from '../../kit/Choice';
import { enterMoves, Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';

interface LimitDialogProps {
  customer: number;
  version: number;
  name: string;
  room: AccountRoom;
  onClose: () => void;
}

const kinds = ['limited', 'free'] as const;

/** How much one customer is trusted with, over all of their sheets. */
export function LimitDialog({ customer, version, name, room, onClose }: LimitDialogProps) {
  const { t } = useTranslation();
  const set = useCommand('set_account_limit');
  const [kind, setKind] = useState<(typeof kinds)[number]>('limited');
  const [limit, setLimit] = useState<number | undefined>(
    room.account_limit === null ? undefined : fenOf(room.account_limit),
  );
  const [refusal, setRefusal] = useState<RefusalLike>();
  const missing =
    kind === 'limited' && limit === undefined
      ? [{ says: t('accounts:limit.missing'), at: 'account_limit' }]
      : [];
  return (
    <Modal open title={t('accounts:limit.title', { name })} footer={null} onCancel={onClose} destroyOnHidden>
      <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="limit-form">
        <RefusalAlert refusal={refusal} />
        <Quiet>{t('accounts:limit.explained', { owed: fenOf(room.on_account) })}</Quiet>
        <Choice
          value={kind}
          codes={kinds}
          word={(code) => t(`accounts:limit.${code}`)}
          onChange={setKind}
          label={t('accounts:limit.kind')}
          testId="limit-kind"
        />
        {kind === 'limited' && (
          <Field label={t('accounts:limit.amount')} names={['account_limit']} refusal={refusal}>
            <div data-testid="limit-amount" data-lack="account_limit">
              <MoneyInput
                value={limit}
                autoFocus
                aria-label={t('accounts:limit.amount')}
                onChange={(next) => setLimit(next ?? undefined)}
              />
            </div>
          </Field>
        )}
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={t('accounts:limit.save')}
            primary
            hotkey="Ctrl+Enter"
            inDialog
            missing={missing}
            testId="limit-save"
            onRefused={setRefusal}
            onAct={async () => {
              setRefusal(undefined);
              const account_limit = kind === 'limited' ? (limit ?? null) : null;
              await set({ customer_id: customer, version, account_limit });
              onClose();
            }}
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
