import type { CounterSalePage } from '@bindings';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { fenOf, formatQuantity } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { QuantityInput } from '../../../kit/AmountInput';
import { Choice } from '../../../kit/Choice';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Money } from '../../../kit/Money';
import { Quiet } from '../../../kit/Quiet';
import type { Exchange } from './cart';
import styles from './Sales.module.css';

const ways = ['as_it_came', 'cash', 'transfer'] as const;

interface ReturnDialogProps {
  page: CounterSalePage;
  onClose: () => void;
}

/** What comes back of a sale, what goes back for it, and why; or what else is taken for it. */
export function ReturnDialog({ page, onClose }: ReturnDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const takeBack = useCommand('take_back_sale');
  const [typed, setTyped] = useState<Record<number, number>>({});
  const [way, setWay] = useState<(typeof ways)[number]>('as_it_came');
  const [reason, setReason] = useState('');
  const [bin, setBin] = useState<number | null>(null);
  const lines = page.lines
    .map((line) => ({
      counter_sale_line_id: line.id,
      quantity: typed[line.id] ?? 0,
      bin_id: bin,
    }))
    .filter(({ quantity }) => quantity > 0);
  const { data: quote, error } = useRead(
    'quote_counter_return',
    { id: page.sale.id, lines },
    { placeholderData: (before) => before },
  );
  const amount = lines.length > 0 ? fenOf(quote?.amount ?? null) : 0;
  const back: Omit<Exchange, 'number'> = {
    id: page.sale.id,
    lines,
    amount,
    money: lines.length > 0 ? fenOf(quote?.money ?? null) : 0,
    means: way === 'as_it_came' ? null : way,
    reason: reason.trim(),
  };
  const missing = [
    ...(lines.length === 0 ? [{ says: t('sales:back.nothing'), at: 'quantity' }] : []),
    ...(reason.trim() === '' ? [{ says: t('sales:back.reason_missing'), at: 'reason' }] : []),
  ];
  return (
    <Modal
      open
      title={t('sales:back.title', { number: page.sale.number })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('sales:back.send')}
        hotkey="Ctrl+Enter"
        money
        danger
        testId="sale-back"
        sendId="action-take_back_sale"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await takeBack(back);
          onClose();
        }}
        beside={() => (
          <ActionButton
            label={t('sales:back.exchange')}
            inDialog
            missing={missing}
            testId="sale-exchange"
            onAct={() =>
              navigate('/store/sales', { state: { exchange: { ...back, number: page.sale.number } } })
            }
          />
        )}
      >
        {(refusal) => (
          <>
            <Field
              label={t('sales:back.lines')}
              names={['quantity', 'lines']}
              refusal={refusal ?? error ?? undefined}
            >
              {page.lines.map((line) => (
                <div key={line.id} className={styles.back}>
                  <span>
                    {line.name} <Quiet>{line.code}</Quiet>
                  </span>
                  <Quiet>{t('sales:back.left', { left: formatQuantity(line.left), unit: line.unit })}</Quiet>
                  <QuantityInput
                    value={typed[line.id] ?? 0}
                    max={line.left}
                    disabled={line.left === 0}
                    aria-label={line.name}
                    data-testid={`sale-back-${line.id}`}
                    onChange={(quantity) => setTyped({ ...typed, [line.id]: quantity ?? 0 })}
                  />
                </div>
              ))}
            </Field>
            <p className={styles.sum}>
              <span>{t('sales:back.amount')}</span>
              <Money fen={amount} inline strong />
            </p>
            {lines.length > 0 && fenOf(quote?.off_account ?? null) > 0 && (
              <p className={styles.sum}>
                <span>{t('sales:account.off')}</span>
                <Money fen={quote?.off_account ?? null} inline />
              </p>
            )}
            {lines.length > 0 && fenOf(quote?.core ?? null) > 0 && (
              <p className={styles.sum}>
                <span>{t('sales:core.beside')}</span>
                <Money fen={quote?.core ?? null} inline />
              </p>
            )}
            <Field label={t('visits:payment.means')} names={['means']} refusal={refusal}>
              <Choice
                value={way}
                codes={ways}
                word={(code) =>
                  code === 'as_it_came' ? t('sales:back.as_it_came') : word('payment_means', code)
                }
                onChange={setWay}
                label={t('visits:payment.means')}
                testId="sale-back-means"
              />
            </Field>
            <Field label={t('sales:back.where')} names={['bin_id']} refusal={refusal}>
              <Select<number>
                value={bin ?? undefined}
                allowClear
                placeholder={t('sales:back.own_place')}
                aria-label={t('sales:back.where')}
                data-testid="sale-back-bin"
                options={page.bins.map(({ id, code, name }) => ({
                  value: id,
                  label: `${code} ${name}`.trim(),
                }))}
                onChange={(next: number | undefined) => setBin(next ?? null)}
              />
            </Field>
            <Field label={t('sales:back.reason')} names={['reason']} refusal={refusal}>
              <Input
                value={reason}
                aria-label={t('sales:back.reason')}
                data-testid="sale-back-reason"
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
