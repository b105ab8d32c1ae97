import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from './AmountInput';
import { Choice } from './Choice';
import { DialogForm } from './DialogForm';
import { Field } from './Field';
import { Modal } from './Modal';

export interface MoneyBack<Way> {
  amount: number;
  means: Way;
  reason: string;
}

interface MoneyBackFormProps<Way extends string> {
  /** How much may go back; so much is offered. */
  most: number;
  /** What to say of an amount that cannot go back. */
  wrong: string;
  /** Nothing may go back as well: what it was paid for ends all the same. */
  orNothing?: boolean;
  /** It goes back whole. */
  whole?: boolean;
  amountLabel: string;
  ways: readonly [Way, ...Way[]];
  wayWord: (way: Way) => string;
  /** What is done, on the button. */
  verb: string;
  /** What the form and its fields are called by: `refund` has `refund-amount`. */
  testId: string;
  sendId: string;
  onGive: (back: MoneyBack<Way>) => Promise<unknown>;
  onClose: () => void;
  /** What else happens with it. */
  children?: ReactNode;
}

interface MoneyBackDialogProps<Way extends string> extends MoneyBackFormProps<Way> {
  open: boolean;
  title: ReactNode;
}

/** Money goes back: how much, by what means, and why. */
export function MoneyBackDialog<Way extends string>(props: MoneyBackDialogProps<Way>) {
  const { open, title, ...form } = props;
  return (
    <Modal open={open} title={title} footer={null} onCancel={form.onClose} destroyOnHidden>
      <MoneyBackForm {...form} />
    </Modal>
  );
}

function MoneyBackForm<Way extends string>(props: MoneyBackFormProps<Way>) {
  const { most, wrong, orNothing, whole, amountLabel, ways, wayWord, verb, testId, sendId } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState<number>();
  const [means, setMeans] = useState<Way>(ways[0]);
  const [reason, setReason] = useState('');
  const amount = typed ?? most;
  const fits = amount <= most && (amount > 0 || orNothing);
  const missing = [
    ...(fits ? [] : [{ says: wrong, at: 'amount' }]),
    ...(reason.trim() === '' ? [{ says: t('words:confirm.reason_missing'), at: 'reason' }] : []),
  ];
  return (
    <DialogForm
      label={verb}
      hotkey="Ctrl+Enter"
      danger
      money
      testId={`${testId}-form`}
      sendId={sendId}
      missing={missing}
      onClose={props.onClose}
      onSend={async () => {
        await props.onGive({ amount, means, reason: reason.trim() });
        props.onClose();
      }}
    >
      {(refusal) => (
        <>
          {props.children}
          <Field small label={amountLabel} names={['amount']} refusal={refusal}>
            <div data-testid={`${testId}-amount`}>
              <MoneyInput
                value={amount}
                disabled={whole ?? false}
                autoFocus
                aria-label={amountLabel}
                onChange={(next) => setTyped(next ?? 0)}
              />
            </div>
          </Field>
          <Field small label={t('visits:payment.means')} names={['means']} refusal={refusal}>
            <Choice
              value={means}
              codes={ways}
              word={wayWord}
              onChange={setMeans}
              label={t('visits:payment.means')}
              testId={`${testId}-means`}
            />
          </Field>
          <Field small label={t('words:confirm.reason')} names={['reason']} refusal={refusal}>
            <Input
              value={reason}
              aria-label={t('words:confirm.reason')}
              data-testid={`${testId}-reason`}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </>
      )}
    </DialogForm>
  );
}
