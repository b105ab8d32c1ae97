import { DEPOSIT_MEANS, type PaymentMeans, type PaymentPart } from '@bindings';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../i18n/refusal';
import { useWords } from '../i18n/words';
import { ActionButton } from './ActionButton';
import { MoneyInput } from './AmountInput';
import { Buttons } from './Buttons';
import { Choice } from './Choice';
import { enterMoves, Field } from './Field';
import { Modal } from './Modal';
import { Money } from './Money';
import { RefusalAlert } from './RefusalAlert';
import { Stack } from './Stack';

interface DepositDialogProps {
  open: boolean;
  /** What it is paid in for, by its number. */
  number: string;
  verb: string;
  /** What the customer scans to pay so much by this means. */
  scan: (means: PaymentMeans | undefined, amount: number) => ReactNode;
  onTake: (parts: PaymentPart[]) => Promise<unknown>;
  onClose: () => void;
}

/** A deposit comes by one means; the likeliest at a counter first. */
const likely: readonly PaymentMeans[] = ['wechat', 'alipay', 'cash', 'card', 'transfer'];
const offered = likely.filter((means) => DEPOSIT_MEANS.includes(means));

/** Money before there is a sheet to pay. */
export function DepositDialog({ open, number, verb, scan, onTake, onClose }: DepositDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={open}
      title={t('words:deposit.title', { number })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DepositForm verb={verb} scan={scan} onTake={onTake} onClose={onClose} />
    </Modal>
  );
}

function DepositForm({ verb, scan, onTake, onClose }: Omit<DepositDialogProps, 'open' | 'number'>) {
  const { t } = useTranslation();
  const word = useWords();
  const [typed, setAmount] = useState<number>();
  const [means, setMeans] = useState<PaymentMeans>();
  const [laid, setLaid] = useState<number>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const amount = typed ?? 0;
  const tendered = means === 'cash' ? (laid ?? amount) : amount;
  const missing = [
    ...(amount <= 0 ? [{ says: t('visits:payment.amount_missing'), at: 'amount' }] : []),
    ...(means === undefined ? [{ says: t('visits:payment.means_open'), at: 'means' }] : []),
    ...(tendered < amount ? [{ says: t('errors:tendered_too_little'), at: 'tendered' }] : []),
  ];
  return (
    <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="deposit-form">
      <RefusalAlert refusal={refusal} />
      <p>{t('words:deposit.explained')}</p>
      <Field label={t('words:deposit.amount')} names={['amount']} lacks="amount" refusal={refusal}>
        <div data-testid="deposit-amount">
          <MoneyInput
            size="large"
            value={typed ?? null}
            autoFocus
            aria-label={t('words:deposit.amount')}
            onChange={setAmount}
          />
        </div>
      </Field>
      <Field label={t('visits:payment.means')} names={['means']} lacks="means" refusal={refusal}>
        <Choice
          roomy
          value={means}
          codes={offered}
          word={(code) => word('payment_means', code)}
          onChange={setMeans}
          label={t('visits:payment.means')}
          testId="deposit-means"
        />
      </Field>
      {means === 'cash' && (
        <Field
          label={t('visits:payment.tendered')}
          names={['tendered']}
          lacks="tendered"
          refusal={refusal}
          hint={
            tendered > amount ? (
              <>
                {t('visits:payment.change')} <Money fen={tendered - amount} inline strong />
              </>
            ) : undefined
          }
        >
          <div data-testid="deposit-tendered">
            <MoneyInput
              size="large"
              value={laid ?? null}
              aria-label={t('visits:payment.tendered')}
              onChange={(next) => setLaid(next ?? undefined)}
            />
          </div>
        </Field>
      )}
      {scan(means, amount)}
      <Buttons end>
        <ActionButton label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          label={verb}
          primary
          money
          hotkey="Ctrl+Enter"
          inDialog
          missing={missing}
          testId="deposit-send"
          onRefused={setRefusal}
          onAct={async () => {
            if (means === undefined) return;
            setRefusal(undefined);
            await onTake([{ means, amount, tendered }]);
            onClose();
          }}
        />
      </Buttons>
    </Stack>
  );
}
