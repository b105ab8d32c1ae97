import {
  type Customer,
  DEPOSIT_MEANS,
  type PaymentMeans,
  type StoredValue,
  type StoredValueToppedUp,
} from '@bindings';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { fenOf } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { MoneyInput } from '../../kit/AmountInput';
import { Buttons } from '../../kit/Buttons';
import { Choice } from '../../kit/Choice';
import { enterMoves, Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Money } from '../../kit/Money';
import { Phone } from '../../kit/Phone';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { giftNeedsReason } from './gift';
import styles from './StoredValue.module.css';

interface TopUpDialogProps {
  open: boolean;
  customer: Customer;
  stored: StoredValue;
  onTaken: (taken: StoredValueToppedUp) => void;
  onClose: () => void;
}

/** The likeliest at a counter first. */
const likely: readonly PaymentMeans[] = ['wechat', 'alipay', 'cash', 'card', 'transfer'];
const offered = likely.filter((means) => DEPOSIT_MEANS.includes(means));

/** Money for the customer's account, with what the shop gives on top. */
export function TopUpDialog(props: TopUpDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={props.open}
      title={t('words:stored.top_up_title', { name: props.customer.name })}
      footer={null}
      onCancel={props.onClose}
      destroyOnHidden
    >
      <TopUpForm {...props} />
    </Modal>
  );
}

function TopUpForm({ customer, stored, onTaken, onClose }: TopUpDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const topUp = useCommand('top_up_stored_value');
  // What was there when the dialog was opened: another till's money is not taken twice.
  const [held] = useState(fenOf(stored.balance.total));
  const [typed, setAmount] = useState<number>();
  const [given, setGift] = useState<number>();
  const [means, setMeans] = useState<PaymentMeans>();
  const [laid, setLaid] = useState<number>();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [amount, gift] = [typed ?? 0, given ?? 0];
  const tendered = means === 'cash' ? (laid ?? amount) : amount;
  const asksWhy = giftNeedsReason(stored.offers, amount, gift);
  const missing = [
    ...(amount <= 0 ? [{ says: t('visits:payment.amount_missing'), at: 'amount' }] : []),
    ...(asksWhy && reason.trim() === '' ? [{ says: t('words:confirm.reason_missing'), at: 'reason' }] : []),
    ...(means === undefined ? [{ says: t('visits:payment.means_open'), at: 'means' }] : []),
    ...(tendered < amount ? [{ says: t('errors:tendered_too_little'), at: 'tendered' }] : []),
  ];
  return (
    <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="top-up-form">
      <RefusalAlert refusal={refusal} />
      <p>
        {customer.phone && <Phone number={customer.phone} />} {t('words:stored.balance')}{' '}
        <Money fen={stored.balance.total} inline strong />
      </p>
      {stored.offers.length > 0 && (
        <Field label={t('words:stored.offers')}>
          <div className={styles.offers}>
            {stored.offers.map((offer) => (
              <Button
                key={offer.pay}
                type={amount === offer.pay && gift === offer.gift ? 'primary' : 'default'}
                aria-pressed={amount === offer.pay && gift === offer.gift}
                data-testid={`top-up-offer-${offer.pay}`}
                onClick={() => {
                  setAmount(offer.pay);
                  setGift(offer.gift);
                }}
              >
                {t('words:stored.offer', { pay: offer.pay, gift: offer.gift })}
              </Button>
            ))}
          </div>
        </Field>
      )}
      <Field label={t('words:stored.amount')} names={['amount']} lacks="amount" refusal={refusal}>
        <div data-testid="top-up-amount">
          <MoneyInput
            size="large"
            value={typed ?? null}
            autoFocus
            aria-label={t('words:stored.amount')}
            onChange={(next) => setAmount(next ?? undefined)}
          />
        </div>
      </Field>
      {(stored.offers.length > 0 || stored.may_give_more) && (
        <Field label={t('words:stored.gift_amount')} names={['gift']} lacks="gift" refusal={refusal}>
          <div data-testid="top-up-gift">
            <MoneyInput
              value={given ?? null}
              aria-label={t('words:stored.gift_amount')}
              onChange={(next) => setGift(next ?? undefined)}
            />
          </div>
        </Field>
      )}
      {asksWhy && (
        <Field label={t('words:stored.gift_reason')} names={['reason']} lacks="reason" refusal={refusal}>
          <Input
            value={reason}
            aria-label={t('words:stored.gift_reason')}
            data-testid="top-up-reason"
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      )}
      <Field label={t('visits:payment.means')} names={['means']} lacks="means" refusal={refusal}>
        <Choice
          roomy
          value={means}
          codes={offered}
          word={(code) => word('payment_means', code)}
          onChange={setMeans}
          label={t('visits:payment.means')}
          testId="top-up-means"
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
          <div data-testid="top-up-tendered">
            <MoneyInput
              size="large"
              value={laid ?? null}
              aria-label={t('visits:payment.tendered')}
              onChange={(next) => setLaid(next ?? undefined)}
            />
          </div>
        </Field>
      )}
      <Quiet as="p">{t('words:stored.rule')}</Quiet>
      <Buttons end>
        <ActionButton label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          label={t('words:stored.top_up')}
          primary
          money
          hotkey="Ctrl+Enter"
          inDialog
          missing={missing}
          testId="top-up-send"
          onRefused={setRefusal}
          onAct={async () => {
            if (means === undefined) return;
            setRefusal(undefined);
            const ask = { customer_id: customer.id, held, means, amount, tendered, gift, reason };
            const taken = await topUp(ask);
            onClose();
            onTaken(taken);
          }}
        />
      </Buttons>
    </Stack>
  );
}
