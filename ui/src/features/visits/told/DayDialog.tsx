import type { OutsideRow, Visit } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { shopToday } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { addDays } from '../../../kit/dayText';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { VisitTitle } from '../visit/VisitTitle';

interface DayDialogProps {
  visit: Visit;
  outside: OutsideRow;
  onClose: () => void;
}

/** The other house said another day, and why. */
export function DayDialog({ visit, outside, onClose }: DayDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const move = useCommand('move_outside_day');
  const [day, setDay] = useState(
    outside.due_back_on < shopToday() ? addDays(shopToday(), 1) : outside.due_back_on,
  );
  const [reason, setReason] = useState('');
  const missing = reason.trim() === '' ? [{ says: t('words:confirm.reason_missing'), at: 'reason' }] : [];
  const send = async () => {
    await move({ id: outside.id, version: outside.version, due_back_on: day, reason: reason.trim() });
    onClose();
  };
  return (
    <Modal
      open
      title={<VisitTitle visit={visit}>{t('visits:outside.day_dialog')}</VisitTitle>}
      footer={null}
      onCancel={onClose}
    >
      <DialogForm
        label={t('visits:outside.day_send')}
        hotkey="F2"
        testId="day-form"
        sendId="day-send"
        missing={missing}
        onClose={onClose}
        onSend={send}
      >
        {(refusal) => (
          <>
            <p style={{ margin: 0 }}>
              {outside.what} · {outside.partner}
            </p>
            <Field small label={word('field', 'due_back_on')} names={['due_back_on']} refusal={refusal}>
              <DayInput
                value={day}
                onChange={setDay}
                label={word('field', 'due_back_on')}
                testId="outside-later-day"
              />
            </Field>
            <Field small label={t('words:confirm.reason')} names={['reason']} refusal={refusal}>
              <Input
                value={reason}
                aria-label={t('words:confirm.reason')}
                data-testid="outside-later-reason"
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
