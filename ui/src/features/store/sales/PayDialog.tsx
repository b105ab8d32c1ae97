import { type ByPin, CONCESSION_ROLES, type CounterSaleQuote, type SoldAtCounter } from '@bindings';
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { fenOf } from '../../../i18n/amounts';
import { refusalWords } from '../../../i18n/refusal';
import { Alert } from '../../../kit/Alert';
import { MoneyInput } from '../../../kit/AmountInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Money } from '../../../kit/Money';
import { ChangeBack, PartMeans, PartSum } from '../../../kit/PaidPartFields';
import { PinInput } from '../../../kit/PinInput';
import { changeOf, depositMeans, type PaidPart, paidLacks, partsAsked } from '../../../kit/paidParts';
import { ScanToPay } from '../../collection/ScanToPay';
import { type CartLine, type Exchange, wantedOf } from './cart';
import styles from './Sales.module.css';

interface PayDialogProps {
  cart: readonly CartLine[];
  quote: CounterSaleQuote;
  customer: number | undefined;
  exchange: Exchange | undefined;
  onSold: (sold: SoldAtCounter) => void;
  onClose: () => void;
}

/** What lies on the counter is paid at once, or trusted to a customer; what gives away too much wants the manager's PIN. */
export function PayDialog({ cart, quote, customer, exchange, onSold, onClose }: PayDialogProps) {
  const { t } = useTranslation();
  const sell = useCommand('sell_at_counter');
  const swap = useCommand('exchange_at_counter');
  const trust = useCommand('sell_on_account');
  const total = fenOf(quote.total);
  const core = fenOf(quote.core);
  const [onAccount, setOnAccount] = useState(false);
  const [reason, setReason] = useState('');
  // What is not paid goes on account; the deposits on old parts are paid in any case.
  const [now, setNow] = useState<number | null>(core);
  const due = onAccount ? (now ?? 0) : total + core;
  const [typed, setPart] = useState<Omit<PaidPart, 'amount'>>({ means: null, tendered: null });
  const part: PaidPart = { ...typed, amount: due };
  const [manager, setManager] = useState<number>();
  const [pin, setPin] = useState('');
  const [meant, setMeant] = useState(false);
  const promised = quote.lines.some((line) => line.is_promised);
  const people = useRead('list_people', {}).data?.people ?? [];
  const managers = people.filter(
    (person) => person.active && CONCESSION_ROLES.some((role) => person.roles.includes(role)),
  );
  const asked = quote.refusals[0];
  const chosen = manager ?? (managers.length === 1 ? managers[0]?.id : undefined);
  const approval: ByPin | undefined =
    asked && chosen !== undefined && pin !== '' ? { manager_id: chosen, pin } : undefined;
  const lacks = paidLacks(t, [part]);
  // What is given away as a whole is paid by nothing.
  const free = due === 0;
  const missing = [
    ...(asked && !approval ? [{ says: t('sales:pin_missing'), at: 'pin' }] : []),
    ...(free ? [] : [...lacks.amount, ...lacks.means, ...lacks.tendered]),
    ...(onAccount && reason.trim() === '' ? [{ says: t('sales:account.reason_missing'), at: 'reason' }] : []),
    ...(promised && !meant ? [{ says: t('sales:promised_missing'), at: 'promised_too' }] : []),
  ];
  const basis = quote.lines[0]?.price_basis ?? 'tax_included';
  const change = changeOf([part]);
  return (
    <Modal open title={t('sales:pay')} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t(free && onAccount ? 'sales:account.put' : 'sales:take', { amount: due || total })}
        hotkey="Ctrl+Enter"
        money
        testId="sale-pay"
        sendId="action-sell_at_counter"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          const sale = {
            customer_id: customer ?? null,
            lines: wantedOf(cart, basis),
            total,
            parts: free ? [] : partsAsked([part]),
            note: '',
            ...(approval ? { approval } : {}),
            promised_too: promised && meant,
          };
          if (onAccount) return onSold(await trust({ sale, reason: reason.trim() }));
          if (!exchange) return onSold(await sell(sale));
          const { number: _, ...back } = exchange;
          return onSold((await swap({ back, sale })).sale);
        }}
      >
        {(refusal) => (
          <>
            <p className={styles.sum}>
              <span>{t('sales:total')}</span>
              <Money fen={total} inline strong />
            </p>
            {core > 0 && (
              <p className={styles.sum}>
                <span>{t('sales:core.beside')}</span>
                <Money fen={core} inline strong />
              </p>
            )}
            {customer !== undefined && !exchange && (
              <Field label={t('sales:account.title')} lacks="on_account">
                <Checkbox
                  checked={onAccount}
                  data-testid="sale-on-account"
                  onChange={({ target }) => setOnAccount(target.checked)}
                >
                  {t('sales:account.explained')}
                </Checkbox>
              </Field>
            )}
            {onAccount && (
              <div className={styles.grid}>
                <Field label={t('sales:account.now')} names={['amount']} refusal={refusal}>
                  <MoneyInput
                    value={now}
                    aria-label={t('sales:account.now')}
                    data-testid="sale-paid-now"
                    onChange={(next) => setNow(next ?? null)}
                  />
                </Field>
                <Field label={t('sales:back.reason')} names={['reason']} refusal={refusal}>
                  <Input
                    value={reason}
                    aria-label={t('sales:back.reason')}
                    data-testid="sale-account-reason"
                    onChange={(event) => setReason(event.target.value)}
                  />
                </Field>
              </div>
            )}
            {exchange && <Alert type="info" showIcon title={t('sales:exchanged', { ...exchange })} />}
            {promised && (
              <Field label={t('sales:there')} lacks="promised_too">
                <Checkbox
                  checked={meant}
                  data-testid="sale-promised"
                  onChange={({ target }) => setMeant(target.checked)}
                >
                  {t('sales:promised')}
                </Checkbox>
              </Field>
            )}
            {asked && (
              <Field label={refusalWords(t, asked)} names={['pin']} refusal={refusal}>
                <div className={styles.grid}>
                  <Select<number>
                    value={chosen}
                    placeholder={t('sales:manager')}
                    aria-label={t('sales:manager')}
                    data-testid="sale-manager"
                    options={managers.map((person) => ({ value: person.id, label: person.name }))}
                    onChange={setManager}
                  />
                  <PinInput
                    value={pin}
                    autoComplete="off"
                    placeholder={t('sales:pin')}
                    aria-label={t('sales:pin')}
                    data-testid="sale-pin"
                    onChange={setPin}
                  />
                </div>
              </Field>
            )}
            {!free && (
              <Field label={t('visits:payment.means')} names={['means', 'amount']} refusal={refusal}>
                <PartMeans
                  part={part}
                  offered={depositMeans}
                  testId="sale-means"
                  onChoose={(means) => setPart({ ...typed, means })}
                />
              </Field>
            )}
            {part.means === 'cash' && (
              <Field
                label={t('visits:payment.tendered')}
                names={['tendered']}
                refusal={refusal}
                hint={change > 0 ? <ChangeBack fen={change} /> : undefined}
              >
                <PartSum
                  value={part.tendered}
                  label={t('visits:payment.tendered')}
                  testId="sale-tendered"
                  autoFocus
                  onType={(tendered) => setPart({ ...typed, tendered })}
                />
              </Field>
            )}
            <ScanToPay means={part.means ?? undefined} amount={due} />
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
