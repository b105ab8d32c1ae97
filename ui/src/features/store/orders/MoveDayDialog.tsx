import type { PurchaseLineShown, PurchaseOrderPage } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { shopToday } from '../../../i18n/time';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';

interface MoveDayDialogProps {
  page: PurchaseOrderPage;
  /** None where all of it comes on another day. */
  line: PurchaseLineShown | undefined;
  onClose: () => void;
}

/** Another day was told: which, and why. */
export function MoveDayDialog({ page, line, onClose }: MoveDayDialogProps) {
  const { t } = useTranslation();
  const move = useCommand('move_purchase_day');
  const today = shopToday();
  const stood = (line ? line.expected : page.row.expected_on) ?? today;
  const [day, setDay] = useState(stood < today ? today : stood);
  const [reason, setReason] = useState('');
  const missing = reason.trim() === '' ? [{ says: t('words:confirm.reason_missing'), at: 'reason' }] : [];
  return (
    <Modal
      open
      title={
        line
          ? t('purchasing:order.move_line', { name: line.part.name })
          : t('purchasing:order.move_order', { number: page.row.number })
      }
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={560}
    >
      <DialogForm
        label={t('purchasing:order.move')}
        hotkey="Ctrl+Enter"
        testId="move-day-form"
        sendId="action-move_purchase_day"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await move({
            id: page.row.id,
            version: page.row.version,
            purchase_order_line_id: line?.id ?? null,
            expected_on: day,
            reason,
          });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Field label={t('purchasing:order.expected')} names={['expected_on']} refusal={refusal}>
              <DayInput
                value={day}
                label={t('purchasing:order.expected')}
                testId="move-day"
                onChange={setDay}
              />
            </Field>
            <Field label={t('words:field.reason')} names={['reason']} refusal={refusal} required>
              <Input
                autoFocus
                value={reason}
                aria-label={t('words:field.reason')}
                data-testid="move-reason"
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
