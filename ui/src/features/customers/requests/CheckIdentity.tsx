import type { DataRequestRow, IdentityCheck } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { DialogForm } from '../../../kit/DialogForm';
import { Modal } from '../../../kit/Modal';
import { IdentityFields } from './TakeRequest';

/** How the shop came to know who asks, written down later than the request. */
export function CheckIdentity({ row, onClose }: { row: DataRequestRow; onClose: () => void }) {
  const { t } = useTranslation();
  const check = useCommand('check_identity');
  const [identity, setIdentity] = useState<IdentityCheck | null>(row.identity);
  const [note, setNote] = useState(row.identity_note);
  const missing =
    identity === null ? [{ says: t('personal:requests.identity_missing'), at: 'identity' }] : [];
  return (
    <Modal open title={t('personal:requests.check')} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('personal:requests.check_save')}
        hotkey="F2"
        testId="identity-form"
        sendId="identity-send"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          if (identity === null) return;
          await check({ id: row.id, version: row.version, identity, identity_note: note });
          onClose();
        }}
      >
        {(refusal) => (
          <IdentityFields
            identity={identity}
            note={note}
            refusal={refusal}
            onIdentity={setIdentity}
            onNote={setNote}
          />
        )}
      </DialogForm>
    </Modal>
  );
}
