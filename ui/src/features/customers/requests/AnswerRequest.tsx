import type { DataRequestRow } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useWords } from '../../../i18n/words';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';

/** What was done, as the person is told it; of a deletion it is done as this is sent, and is not undone. */
export function AnswerRequest({ row, onClose }: { row: DataRequestRow; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const answer = useCommand('answer_data_request');
  const erase = useCommand('erase_customer');
  const [done, setDone] = useState('');
  const deletes = row.asked_kind === 'deletion';
  const label = t(deletes ? 'personal:requests.erase' : 'personal:requests.answer');
  return (
    <Modal open title={label} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={label}
        hotkey="Ctrl+Enter"
        testId="request-answer-form"
        sendId="request-answer-send"
        danger={deletes}
        missing={done.trim() ? [] : [{ says: t('personal:requests.done_missing'), at: 'done' }]}
        onClose={onClose}
        onSend={async () => {
          const asked = { id: row.id, version: row.version, done };
          await (deletes ? erase(asked) : answer(asked));
          onClose();
        }}
      >
        {(refusal) => (
          <>
            {deletes && <p>{t('personal:erasure.explained', { name: row.customer_name })}</p>}
            <Field
              label={word('field', 'done')}
              htmlFor="request-done"
              names={['done']}
              refusal={refusal}
              hint={t('personal:requests.done_hint')}
              required
            >
              <Input.TextArea
                id="request-done"
                autoFocus
                rows={3}
                value={done}
                data-testid="request-done"
                onChange={(event) => setDone(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
