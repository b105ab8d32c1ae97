import type { Bin, OldPartRow } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { ShelfField } from './ShelfField';

interface PutDialogProps {
  row: OldPartRow;
  bins: readonly Bin[];
  onClose: () => void;
}

/** An old part is put elsewhere, or kept longer. */
export function PutDialog({ row, bins, onClose }: PutDialogProps) {
  const { t } = useTranslation();
  const put = useCommand('put_old_part');
  const [bin, setBin] = useState(row.bin_code);
  const [until, setUntil] = useState(row.kept_until);
  return (
    <Modal
      open
      title={t('claims:put.title', { number: row.number })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('claims:put.send')}
        hotkey="F2"
        testId="put-form"
        sendId="action-put_old_part"
        onClose={onClose}
        onSend={async () => {
          await put({ id: row.id, version: row.version, bin_code: bin.trim(), kept_until: until });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <ShelfField value={bin} bins={bins} onChange={setBin} refusal={refusal} testId="put-bin" />
            <Field label={t('claims:kept_until')} names={['kept_until']} refusal={refusal}>
              <DayInput
                value={until}
                onChange={setUntil}
                label={t('claims:kept_until')}
                offer={0}
                testId="put-until"
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
