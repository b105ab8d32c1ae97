import type { GoodsReceiptLineShown, GoodsReceiptPage, PriceCorrected } from '@bindings';
import { App, Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import { MoneyInput } from '../../../kit/AmountInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Quiet } from '../../../kit/Quiet';

interface CorrectionProps {
  title: string;
  label: string;
  field: string;
  amount: number | undefined;
  onAmount: (amount: number | undefined) => void;
  onSend: (reason: string) => Promise<PriceCorrected>;
  onClose: () => void;
  children?: ReactNode;
}

/** Another amount, and why; what it does to the stock is said afterwards. */
function Correction(props: CorrectionProps) {
  const { title, label, field, amount, onAmount, onSend, onClose, children } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const missing = [
    ...(amount === undefined ? [{ says: t('storeReceipts:lack.price'), at: field }] : []),
    ...(reason.trim() === '' ? [{ says: t('storeReceipts:lack.reason'), at: 'reason' }] : []),
  ];
  return (
    <Modal open title={title} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('storeReceipts:correct')}
        hotkey="F2"
        testId="correction-form"
        sendId="correction-send"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          const done = await onSend(reason);
          message.success(
            t('storeReceipts:corrected', {
              value: fenOf(done.stock_value),
              difference: fenOf(done.cost_difference),
            }),
          );
          const off = done.invoice_off;
          if (off) {
            message.warning(
              t('storeReceipts:invoice_off', { number: off.invoice_number, amount: fenOf(off.difference) }),
            );
          }
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Quiet as="p">{t('storeReceipts:correction_means')}</Quiet>
            <Field label={label} names={[field]} refusal={refusal} required>
              <div data-testid="correction-amount">
                <MoneyInput value={amount ?? null} autoFocus aria-label={label} onChange={onAmount} />
              </div>
            </Field>
            {children}
            <Field
              label={t('storeReceipts:reason')}
              htmlFor="correction-reason"
              names={['reason']}
              refusal={refusal}
              required
            >
              <Input
                id="correction-reason"
                data-testid="correction-reason"
                autoComplete="off"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}

/** What one line cost, put right. */
export function PriceDialog({ line, onClose }: { line: GoodsReceiptLineShown; onClose: () => void }) {
  const { t } = useTranslation();
  const correct = useCommand('correct_receipt_price');
  const [price, setPrice] = useState<number | undefined>(fenOf(line.buying_price));
  return (
    <Correction
      title={t('storeReceipts:price_of', { name: line.part_name })}
      label={t('storeReceipts:price_each', { unit: line.unit })}
      field="buying_price"
      amount={price}
      onAmount={setPrice}
      onClose={onClose}
      onSend={(reason) =>
        correct({
          goods_receipt_line_id: line.id,
          version: line.version,
          buying_price: price ?? 0,
          reason,
        })
      }
    />
  );
}

/** What bringing it cost, put right or written when its bill comes later. */
export function FreightDialog({ page, onClose }: { page: GoodsReceiptPage; onClose: () => void }) {
  const { t } = useTranslation();
  const correct = useCommand('correct_receipt_freight');
  const [freight, setFreight] = useState<number | undefined>(fenOf(page.freight));
  const [charged, setCharged] = useState(page.freight_charged);
  return (
    <Correction
      title={t('storeReceipts:freight_of', { number: page.number })}
      label={t('storeReceipts:freight')}
      field="freight"
      amount={freight}
      onAmount={setFreight}
      onClose={onClose}
      onSend={(reason) =>
        correct({
          id: page.id,
          version: page.version,
          freight: freight ?? 0,
          freight_charged: charged,
          reason,
        })
      }
    >
      <Checkbox
        checked={charged}
        data-testid="correction-charged"
        onChange={(event) => setCharged(event.target.checked)}
      >
        {t('storeReceipts:freight_charged')}
      </Checkbox>
    </Correction>
  );
}
