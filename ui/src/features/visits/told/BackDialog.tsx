import type { OutsideRow, Visit } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useWords } from '../../../i18n/words';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { VisitTitle } from '../visit/VisitTitle';

interface BackDialogProps {
  visit: Visit;
  outside: OutsideRow;
  onClose: () => void;
}

/** It came back from another house, and how. */
export function BackDialog({ visit, outside, onClose }: BackDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const take = useCommand('take_back_outside');
  const [result, setResult] = useState('');
  const send = async () => {
    await take({ id: outside.id, version: outside.version, result: result.trim() });
    onClose();
  };
  return (
    <Modal
      open
      title={<VisitTitle visit={visit}>{t('visits:outside.back_dialog')}</VisitTitle>}
      footer={null}
      onCancel={onClose}
    >
      <DialogForm
        label={t('visits:outside.back_send')}
        hotkey="F2"
        testId="back-form"
        sendId="back-send"
        onClose={onClose}
        onSend={send}
      >
        {(refusal) => (
          <>
            <p style={{ margin: 0 }}>
              {outside.what} · {outside.partner}
            </p>
            <Field small label={word('field', 'result')} names={['result']} refusal={refusal}>
              <Input.TextArea
                rows={2}
                value={result}
                aria-label={word('field', 'result')}
                data-testid="back-result"
                onChange={(event) => setResult(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
