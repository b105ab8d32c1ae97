import type { SupplierAccount } from '@bindings';
import { App, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import { shopToday } from '../../../i18n/time';
import { ActionButton } from '../../../kit/ActionButton';
import { MoneyInput } from '../../../kit/AmountInput';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { addDays } from '../../../kit/dayText';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Money } from '../../../kit/Money';
import { Quiet } from '../../../kit/Quiet';
import { comesTo, onlyPart, type Parts, partOf } from './invoice';
import styles from './Payables.module.css';

interface InvoiceDialogProps {
  account: SupplierAccount;
  onClose: () => void;
}

const toggled = (chosen: readonly number[], id: number): number[] =>
  chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];

/** A supplier's invoice, held against what came. The amount that is offered is what the chosen receipts come to. */
export function InvoiceDialog({ account, onClose }: InvoiceDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const record = useCommand('record_supplier_invoice');
  const [number, setNumber] = useState('');
  const [day, setDay] = useState(shopToday);
  const [typedDue, setDue] = useState<string>();
  const [receipts, setReceipts] = useState<readonly number[]>(() => account.receipts.map(({ id }) => id));
  const [parts, setParts] = useState<Parts>({});
  const [returns, setReturns] = useState<readonly number[]>([]);
  const [typed, setTyped] = useState<number | null>();
  const [note, setNote] = useState('');
  const came = comesTo(account, { receipts, parts, returns });
  const amount = typed === undefined ? came : (typed ?? 0);
  const due = typedDue ?? addDays(day, account.payment_days);
  const send = async (meant: boolean) => {
    const done = await record({
      supplier_id: account.supplier_id,
      invoice_number: number,
      invoiced_on: day,
      due_on: due,
      amount,
      receipts: [...receipts],
      only: onlyPart(account, receipts, parts),
      returns: [...returns],
      note,
      meant,
    });
    message.success(
      fenOf(done.difference) === 0
        ? t('storePayables:invoice.done')
        : t('storePayables:invoice.done_off', { amount: fenOf(done.difference) }),
    );
    onClose();
  };
  const missing = [
    ...(number.trim() === '' ? [{ says: t('storePayables:lack.number'), at: 'invoice_number' }] : []),
    ...(amount <= 0 ? [{ says: t('storePayables:lack.amount'), at: 'amount' }] : []),
  ];
  return (
    <Modal
      open
      title={t('storePayables:invoice.title', { supplier: account.supplier_name })}
      footer={null}
      width={680}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('storePayables:invoice.send')}
        hotkey="F2"
        testId="supplier-invoice-form"
        sendId="supplier-invoice-send"
        missing={missing}
        onClose={onClose}
        onSend={() => send(false)}
        beside={(onRefused) =>
          amount !== came &&
          missing.length === 0 && (
            <ActionButton
              label={t('storePayables:invoice.meant', { amount: amount - came })}
              sends
              inDialog
              testId="supplier-invoice-meant"
              onRefused={onRefused}
              onAct={() => send(true)}
            />
          )
        }
      >
        {(refusal) => (
          <>
            <div className={styles.rows} data-testid="supplier-invoice-receipts">
              {account.receipts.map((receipt) => (
                <div key={receipt.id} className={styles.row}>
                  <Checkbox
                    data-testid={`for-receipt-${receipt.id}`}
                    checked={receipts.includes(receipt.id)}
                    onChange={() => setReceipts((before) => toggled(before, receipt.id))}
                  >
                    {receipt.number} <Quiet>{[receipt.received_on, receipt.delivery_note].join(' ')}</Quiet>
                  </Checkbox>
                  <span className={styles.part} data-testid={`part-of-receipt-${receipt.id}`}>
                    <MoneyInput
                      value={receipts.includes(receipt.id) ? partOf(receipt, parts) : null}
                      disabled={!receipts.includes(receipt.id)}
                      max={fenOf(receipt.to_charge)}
                      aria-label={t('storePayables:part_of', { number: receipt.number })}
                      onChange={(part) => setParts((before) => ({ ...before, [receipt.id]: part ?? 0 }))}
                    />
                    {fenOf(receipt.to_charge) !== fenOf(receipt.charged) && (
                      <Quiet>{t('storePayables:of_all', { amount: fenOf(receipt.charged) })}</Quiet>
                    )}
                  </span>
                </div>
              ))}
              {account.returns.map((sent) => (
                <div key={sent.id} className={styles.row}>
                  <Checkbox
                    data-testid={`for-return-${sent.id}`}
                    checked={returns.includes(sent.id)}
                    onChange={() => setReturns((before) => toggled(before, sent.id))}
                  >
                    {t('storePayables:less', { number: sent.number })} <Quiet>{sent.returned_on}</Quiet>
                  </Checkbox>
                  <Money fen={-fenOf(sent.credited)} inline />
                </div>
              ))}
            </div>
            <div className={styles.pair}>
              <Field
                label={t('storePayables:number')}
                htmlFor="supplier-invoice-number"
                names={['invoice_number']}
                refusal={refusal}
                required
              >
                <Input
                  id="supplier-invoice-number"
                  data-testid="supplier-invoice-number"
                  autoFocus
                  autoComplete="off"
                  value={number}
                  onChange={(event) => setNumber(event.target.value)}
                />
              </Field>
              <Field
                label={t('storePayables:amount')}
                names={['amount']}
                refusal={refusal}
                required
                hint={t('storePayables:comes_to', { amount: came })}
              >
                <div data-testid="supplier-invoice-amount">
                  <MoneyInput
                    value={amount}
                    aria-label={t('storePayables:amount')}
                    onChange={(next) => setTyped(next ?? null)}
                  />
                </div>
              </Field>
              <Field label={t('storePayables:day')} names={['invoiced_on']} refusal={refusal}>
                <DayInput
                  value={day}
                  offer={0}
                  label={t('storePayables:day')}
                  testId="supplier-invoice-day"
                  onChange={setDay}
                />
              </Field>
              <Field label={t('storePayables:due')} names={['due_on']} refusal={refusal}>
                <DayInput
                  value={due}
                  offer={0}
                  label={t('storePayables:due')}
                  testId="supplier-invoice-due"
                  onChange={setDue}
                />
              </Field>
            </div>
            <Field
              label={t('storePayables:note')}
              htmlFor="supplier-invoice-note"
              names={['note']}
              refusal={refusal}
            >
              <Input
                id="supplier-invoice-note"
                data-testid="supplier-invoice-note"
                autoComplete="off"
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
