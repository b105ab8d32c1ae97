import { SUPPLIER_PAYMENT_MEANS, type SupplierAccount, type SupplierPaymentMeans } from '@bindings';
import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import { shopToday } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { MoneyInput } from '../../../kit/AmountInput';
import { Choice } from '../../../kit/Choice';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Quiet } from '../../../kit/Quiet';
import styles from './Payables.module.css';

/** A supplier is paid: what is due first is paid off first. */
export function PayDialog({ account, onClose }: { account: SupplierAccount; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const pay = useCommand('pay_supplier');
  const owed = fenOf(account.owed);
  const credit = fenOf(account.credit);
  const [means, setMeans] = useState<SupplierPaymentMeans>('transfer');
  const [typed, setTyped] = useState<number | null>();
  const [day, setDay] = useState(shopToday);
  const [reference, setReference] = useState('');
  const most = means === 'credit' ? Math.min(owed, credit) : owed;
  const amount = typed === undefined ? most : (typed ?? 0);
  const offered = SUPPLIER_PAYMENT_MEANS.filter((one) => one !== 'credit' || credit > 0);
  const missing = amount <= 0 ? [{ says: t('storePayables:lack.amount'), at: 'amount' }] : [];
  return (
    <Modal
      open
      title={t('storePayables:pay.title', { supplier: account.supplier_name })}
      footer={null}
      width={600}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('storePayables:pay.send', { amount })}
        hotkey="Ctrl+Enter"
        money
        testId="pay-form"
        sendId="pay-send"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await pay({
            supplier_id: account.supplier_id,
            owed,
            amount,
            means,
            paid_on: day,
            reference,
            invoices: [],
          });
          message.success(t('storePayables:pay.done', { amount }));
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Quiet as="p">{t('storePayables:pay.means', { owed })}</Quiet>
            <Field label={t('storePayables:means')} names={['means']} refusal={refusal}>
              <Choice
                value={means}
                codes={offered}
                word={(code) => word('supplier_payment_means', code)}
                label={t('storePayables:means')}
                testId="pay-means"
                onChange={setMeans}
              />
            </Field>
            <div className={styles.pair}>
              <Field
                label={t('storePayables:amount')}
                names={['amount']}
                refusal={refusal}
                hint={means === 'credit' && t('storePayables:pay.credit', { credit })}
              >
                <div data-testid="pay-amount">
                  <MoneyInput
                    value={amount}
                    autoFocus
                    aria-label={t('storePayables:amount')}
                    onChange={(next) => setTyped(next ?? null)}
                  />
                </div>
              </Field>
              <Field label={t('storePayables:day')} names={['paid_on']} refusal={refusal}>
                <DayInput
                  value={day}
                  offer={0}
                  label={t('storePayables:day')}
                  testId="pay-day"
                  onChange={setDay}
                />
              </Field>
            </div>
            <Field
              label={t('storePayables:reference')}
              htmlFor="pay-reference"
              names={['reference']}
              refusal={refusal}
              hint={means === 'cash' && t('storePayables:pay.cash')}
            >
              <Input
                id="pay-reference"
                data-testid="pay-reference"
                autoComplete="off"
                value={reference}
                onChange={(event) => setReference(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
