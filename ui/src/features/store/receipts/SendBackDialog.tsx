import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import { QuantityInput } from '../../../kit/AmountInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Phrases } from '../../../kit/Phrases';
import { Quiet } from '../../../kit/Quiet';

/** What may go back of one line of a delivery. */
export interface Returnable {
  receiptLine: number;
  part: number;
  name: string;
  unit: string;
  /** In the unit the part is counted in. */
  most: number;
  /** It lies with the rejected, and not on a shelf. */
  fromRejected: boolean;
}

interface SendBackDialogProps {
  supplier: number;
  supplierName: string;
  lines: readonly Returnable[];
  onClose: () => void;
}

/** How much of each goes back to its supplier, and why. */
export function SendBackDialog({ supplier, supplierName, lines, onClose }: SendBackDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const send = useCommand('send_back_goods');
  const [quantities, setQuantities] = useState<Readonly<Record<number, number | undefined>>>({});
  const [reason, setReason] = useState('');
  const of = (line: Returnable) =>
    line.receiptLine in quantities ? (quantities[line.receiptLine] ?? 0) : line.most;
  const going = lines.filter((line) => of(line) > 0);
  const missing = [
    ...(going.length === 0 ? [{ says: t('storeReceipts:lack.back'), at: 'quantity' }] : []),
    ...(reason.trim() === '' ? [{ says: t('storeReceipts:lack.reason'), at: 'reason' }] : []),
  ];
  return (
    <Modal
      open
      title={t('storeReceipts:back_to', { supplier: supplierName })}
      footer={null}
      width={640}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('storeReceipts:send_back')}
        hotkey="F2"
        testId="send-back-form"
        sendId="send-back-send"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          const done = await send({
            supplier_id: supplier,
            reason,
            lines: going.map((line) => ({
              goods_receipt_line_id: line.receiptLine,
              part_id: line.part,
              batch_id: null,
              bin_id: null,
              from_rejected: line.fromRejected,
              quantity: of(line),
              credited: null,
            })),
          });
          message.success(
            t('storeReceipts:sent_back', { number: done.number, amount: fenOf(done.credited) }),
          );
          onClose();
          navigate(`/store/returns/${done.id}`);
        }}
      >
        {(refusal) => (
          <>
            <Quiet as="p">{t('storeReceipts:back_means')}</Quiet>
            {lines.map((line) => (
              <Field
                key={line.receiptLine}
                label={`${line.name} · ${line.unit}`}
                names={['quantity']}
                refusal={refusal}
              >
                <div data-testid={`send-back-${line.receiptLine}`}>
                  <QuantityInput
                    value={
                      line.receiptLine in quantities ? (quantities[line.receiptLine] ?? null) : line.most
                    }
                    max={line.most}
                    aria-label={line.name}
                    onChange={(quantity) =>
                      setQuantities((before) => ({ ...before, [line.receiptLine]: quantity }))
                    }
                  />
                </div>
              </Field>
            ))}
            <Field
              label={t('storeReceipts:reason')}
              htmlFor="send-back-reason"
              names={['reason']}
              refusal={refusal}
              required
            >
              <Input
                id="send-back-reason"
                data-testid="send-back-reason"
                autoComplete="off"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
              <Phrases
                value={reason}
                label={t('storeReceipts:reason')}
                testId="send-back-phrases"
                groups={[
                  [
                    t('storeReceipts:why.damaged'),
                    t('storeReceipts:why.wrong'),
                    t('storeReceipts:why.too_many'),
                  ],
                ]}
                onChange={setReason}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
