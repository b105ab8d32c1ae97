import type { PurchaseOrderPage } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { shopToday } from '../../../i18n/time';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { addDays } from '../../../kit/dayText';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Quiet } from '../../../kit/Quiet';

interface SendDialogProps {
  page: PurchaseOrderPage;
  onClose: () => void;
  onSent: () => void;
}

/** It goes to the supplier: when it is expected. The text that says so is shown once that is written. */
export function SendDialog({ page, onClose, onSent }: SendDialogProps) {
  const { t } = useTranslation();
  const send = useCommand('send_purchase_order');
  const { row, supplier } = page;
  const [day, setDay] = useState(row.expected_on ?? addDays(shopToday(), page.lead_days));
  return (
    <Modal
      open
      title={t('purchasing:order.send_title', { number: row.number, name: supplier.name })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={600}
    >
      <DialogForm
        label={t('purchasing:order.send')}
        hotkey="F2"
        testId="send-order-form"
        sendId="action-send_purchase_order"
        onClose={onClose}
        onSend={async () => {
          await send({ id: row.id, version: row.version, expected_on: day });
          onSent();
        }}
      >
        {(refusal) => (
          <>
            <Field label={t('purchasing:order.expected')} names={['expected_on']} refusal={refusal}>
              <DayInput
                value={day}
                label={t('purchasing:order.expected')}
                testId="send-expected"
                onChange={setDay}
              />
            </Field>
            <Quiet as="p">{t('purchasing:order.send_means')}</Quiet>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
