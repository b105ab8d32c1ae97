import type { CoreShown } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf, formatQuantity } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { MoneyInput, QuantityInput } from '../../../kit/AmountInput';
import { Choice } from '../../../kit/Choice';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';

const ways = ['as_it_came', 'cash', 'transfer'] as const;

/** Old parts came, and their deposit goes back: whole, or less with the reason. */
export function GiveCoreDialog({ core, onClose }: { core: CoreShown; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const give = useCommand('give_core_back');
  const [quantity, setQuantity] = useState(core.to_come);
  // Of all of them the host said what belongs to them; of some whoever looks at them says it.
  const [amount, setAmount] = useState<number | null>(fenOf(core.worth));
  const [way, setWay] = useState<(typeof ways)[number]>('as_it_came');
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={t('sales:core.give_title', { name: core.name })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('sales:core.give_now', { amount: amount ?? 0 })}
        hotkey="Ctrl+Enter"
        money
        danger
        testId="core-give"
        sendId="action-give_core_back"
        missing={[
          ...(quantity > 0 ? [] : [{ says: t('sales:core.quantity_missing'), at: 'quantity' }]),
          ...(amount ? [] : [{ says: t('sales:core.amount_missing'), at: 'amount' }]),
        ]}
        onClose={onClose}
        onSend={async () => {
          await give({
            id: core.id,
            quantity,
            amount: amount ?? 0,
            balance: fenOf(core.balance),
            means: way === 'as_it_came' ? null : way,
            reason: reason.trim(),
          });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Field
              label={t('sales:core.came')}
              names={['quantity']}
              refusal={refusal}
              hint={t('sales:core.left', { left: formatQuantity(core.to_come), unit: core.unit })}
            >
              <QuantityInput
                autoFocus
                value={quantity}
                max={core.to_come}
                aria-label={t('sales:core.came')}
                data-testid="core-quantity"
                onChange={(next) => {
                  setQuantity(next ?? 0);
                  setAmount(next === core.to_come ? fenOf(core.worth) : null);
                }}
              />
            </Field>
            <Field label={t('sales:back.amount')} names={['amount']} refusal={refusal}>
              <MoneyInput
                value={amount}
                aria-label={t('sales:back.amount')}
                data-testid="core-amount"
                onChange={(next) => setAmount(next ?? null)}
              />
            </Field>
            <Field label={t('visits:payment.means')} names={['means']} refusal={refusal}>
              <Choice
                value={way}
                codes={ways}
                word={(code) =>
                  code === 'as_it_came' ? t('sales:back.as_it_came') : word('payment_means', code)
                }
                onChange={setWay}
                label={t('visits:payment.means')}
                testId="core-means"
              />
            </Field>
            <Field
              label={t('sales:back.reason')}
              names={['reason']}
              refusal={refusal}
              hint={t('sales:core.reason_hint')}
            >
              <Input
                value={reason}
                aria-label={t('sales:back.reason')}
                data-testid="core-reason"
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
