import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { formatQuantity } from '../../../i18n/amounts';
import { QuantityInput } from '../../../kit/AmountInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Quiet } from '../../../kit/Quiet';
import { useManagerYes } from '../part/ManagerYes';

/** What a line of a delivery holds, and of which version of it the page knows. */
export interface Held {
  line: number;
  version: number;
  name: string;
  unit: string;
  /** In the unit the part is counted in. */
  most: number;
  fromRejected: boolean;
}

/** What waited or was rejected, and nobody will accept or send back any more. */
export function WriteOffDialog({ held, onClose }: { held: Held; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const writeOff = useCommand('write_off_goods');
  const yes = useManagerYes();
  const [quantity, setQuantity] = useState<number | undefined>(held.most);
  const [reason, setReason] = useState('');
  const missing = [
    ...((quantity ?? 0) <= 0 ? [{ says: t('storeReceipts:lack.quantity'), at: 'quantity' }] : []),
    ...(reason.trim() === '' ? [{ says: t('storeReceipts:lack.reason'), at: 'reason' }] : []),
    ...yes.missing,
  ];
  return (
    <Modal
      open
      title={t('storeReceipts:off.of', { name: held.name })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('storeReceipts:write_off')}
        hotkey="F2"
        testId="write-off-form"
        sendId="write-off-send"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await yes.send((with_yes) =>
            writeOff({
              goods_receipt_line_id: held.line,
              version: held.version,
              from_rejected: held.fromRejected,
              quantity: quantity ?? 0,
              reason,
              ...with_yes,
            }),
          );
          message.success(
            t('storeReceipts:off.done', { quantity: formatQuantity(quantity ?? 0), unit: held.unit }),
          );
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Quiet as="p">
              {t(held.fromRejected ? 'storeReceipts:off.means_rejected' : 'storeReceipts:off.means_waiting')}
            </Quiet>
            <Field
              label={t('storeReceipts:off.quantity')}
              htmlFor="write-off-quantity"
              names={['quantity']}
              refusal={refusal}
              required
            >
              <QuantityInput
                id="write-off-quantity"
                autoFocus
                value={quantity ?? null}
                max={held.most}
                onChange={(next) => {
                  setQuantity(next);
                  yes.forget();
                }}
              />
            </Field>
            <Field
              label={t('storeReceipts:reason')}
              htmlFor="write-off-reason"
              names={['reason']}
              refusal={refusal}
              required
            >
              <Input
                id="write-off-reason"
                data-testid="write-off-reason"
                autoComplete="off"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
            {yes.fields(refusal)}
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
