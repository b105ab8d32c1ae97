import type { Customer, StoredValue, StoredValueToppedUp } from '@bindings';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { fenOf } from '../../i18n/amounts';
import { MoneyInput } from '../../kit/AmountInput';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Money } from '../../kit/Money';
import { MoneyTakenOnce } from '../../kit/MoneyTakenOnce';
import { Phone } from '../../kit/Phone';
import { paidBy, paidLacks, partsAsked, unpaid } from '../../kit/paidParts';
import { Quiet } from '../../kit/Quiet';
import { ScanToPay } from '../collection/ScanToPay';
import { giftNeedsReason } from './gift';
import styles from './StoredValue.module.css';

interface TopUpDialogProps {
  open: boolean;
  customer: Customer;
  stored: StoredValue;
  onTaken: (taken: StoredValueToppedUp) => void;
  onClose: () => void;
}

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
  const topUp = useCommand('top_up_stored_value');
  // What was there when the dialog was opened: another till's money is not taken twice.
  const [held] = useState(fenOf(stored.balance.total));
  const [part, setPart] = useState(unpaid);
  const [given, setGift] = useState<number>();
  const [reason, setReason] = useState('');
  const [amount, gift] = [paidBy(part), given ?? 0];
  const asksWhy = giftNeedsReason(stored.offers, amount, gift);
  const lacks = paidLacks(t, [part]);
  return (
    <DialogForm
      label={t('words:stored.top_up')}
      hotkey="Ctrl+Enter"
      money
      testId="top-up-form"
      sendId="top-up-send"
      missing={[
        ...lacks.amount,
        ...(asksWhy && reason.trim() === ''
          ? [{ says: t('words:confirm.reason_missing'), at: 'reason' }]
          : []),
        ...lacks.means,
        ...lacks.tendered,
      ]}
      onClose={onClose}
      onSend={async () => {
        const [asked] = partsAsked([part]);
        if (!asked) return;
        const taken = await topUp({ customer_id: customer.id, held, ...asked, gift, reason });
        onClose();
        onTaken(taken);
      }}
    >
      {(refusal) => (
        <>
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
                      setPart({ ...part, amount: offer.pay });
                      setGift(offer.gift);
                    }}
                  >
                    {t('words:stored.offer', { pay: offer.pay, gift: offer.gift })}
                  </Button>
                ))}
              </div>
            </Field>
          )}
          <MoneyTakenOnce
            part={part}
            onChange={(patch) => setPart({ ...part, ...patch })}
            label={t('words:stored.amount')}
            testId="top-up"
            refusal={refusal}
            scan={(by, due) => <ScanToPay means={by} amount={due} />}
          >
            {(stored.offers.length > 0 || stored.may_give_more) && (
              <Field label={t('words:stored.gift_amount')} names={['gift']} refusal={refusal}>
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
              <Field label={t('words:stored.gift_reason')} names={['reason']} refusal={refusal}>
                <Input
                  value={reason}
                  aria-label={t('words:stored.gift_reason')}
                  data-testid="top-up-reason"
                  onChange={(event) => setReason(event.target.value)}
                />
              </Field>
            )}
          </MoneyTakenOnce>
          <Quiet as="p">{t('words:stored.rule')}</Quiet>
        </>
      )}
    </DialogForm>
  );
}
