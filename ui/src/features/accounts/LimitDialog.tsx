import type { AccountRoom } from '@bindings';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { fenOf, formatMoneyPlain } from '../../i18n/amounts';
import { MoneyInput } from '../../kit/AmountInput';
import { Choice } from '../../kit/Choice';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Quiet } from '../../kit/Quiet';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { clashLacks, useRecordForm } from '../../kit/recordForm';

interface LimitDialogProps {
  customer: number;
  version: number;
  name: string;
  room: AccountRoom;
  onClose: () => void;
}

const kinds = ['limited', 'free'] as const;

interface LimitFields {
  kind: (typeof kinds)[number];
  account_limit: number | null;
}

/** How much one customer is trusted with, over all of their sheets. */
export function LimitDialog({ customer, version, name, room, onClose }: LimitDialogProps) {
  const { t } = useTranslation();
  const set = useCommand('set_account_limit');
  const held = room.account_limit === null ? null : fenOf(room.account_limit);
  const theirs = useMemo<LimitFields>(() => ({ kind: 'limited', account_limit: held }), [held]);
  const form = useRecordForm(`account-limit/${customer}`, theirs);
  const { kind, account_limit: limit } = form.value;
  const missing = [
    ...clashLacks(t, form),
    ...(kind === 'limited' && limit === null
      ? [{ says: t('accounts:limit.missing'), at: 'account_limit' }]
      : []),
  ];
  return (
    <Modal open title={t('accounts:limit.title', { name })} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('accounts:limit.save')}
        hotkey="Ctrl+Enter"
        testId="limit-form"
        sendId="limit-save"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await set({ customer_id: customer, version, account_limit: kind === 'limited' ? limit : null });
          form.clear();
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <TypedBefore form={form} />
            <RecordClashes
              form={form}
              label={() => t('accounts:limit.amount')}
              said={(_, fields) =>
                fields.account_limit === null ? '' : formatMoneyPlain(fields.account_limit)
              }
            />
            <Quiet>{t('accounts:limit.explained', { owed: fenOf(room.on_account) })}</Quiet>
            <Choice
              value={kind}
              codes={kinds}
              word={(code) => t(`accounts:limit.${code}`)}
              onChange={(next) => form.set({ kind: next })}
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
                    onChange={(next) => form.set({ account_limit: next ?? null })}
                  />
                </div>
              </Field>
            )}
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
