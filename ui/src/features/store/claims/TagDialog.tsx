import type { Bin, UntaggedRow } from '@bindings';
import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Quiet } from '../../../kit/Quiet';
import styles from './Claims.module.css';
import { ShelfField } from './ShelfField';

interface TagDialogProps {
  row: UntaggedRow;
  bins: readonly Bin[];
  /** As long as the shop keeps it, unless somebody says another day. */
  keptUntil: string;
  onClose: () => void;
}

/** What came off a car gets its tag: what is wrong with it, where it lies, and until when. */
export function TagDialog({ row, bins, keptUntil, onClose }: TagDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const tag = useCommand('tag_old_part');
  const [serial, setSerial] = useState('');
  const [fault, setFault] = useState(row.fault_code);
  const [bin, setBin] = useState('');
  const [until, setUntil] = useState(keptUntil);
  const [note, setNote] = useState('');
  return (
    <Modal open title={t('claims:tag.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('claims:tag.send')}
        hotkey="Ctrl+Enter"
        testId="tag-form"
        sendId="action-tag_old_part"
        onClose={onClose}
        onSend={async () => {
          const { number } = await tag({
            line_id: row.line_id,
            bin_code: bin.trim(),
            tagged: {
              serial_number: serial.trim(),
              fault_code: fault.trim(),
              kept_until: until,
              note: note.trim(),
            },
          });
          message.success(t('claims:tag.done', { number }));
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <p className={styles.label}>
              <strong>{row.name}</strong> {row.code}
              <br />
              <Quiet>{[row.order_number, row.plate, row.payer_name].filter(Boolean).join(' · ')}</Quiet>
            </p>
            <div className={styles.grid}>
              <Field label={t('claims:fault_code')} names={['fault_code']} refusal={refusal}>
                <Input
                  value={fault}
                  autoFocus
                  aria-label={t('claims:fault_code')}
                  data-testid="tag-fault"
                  onChange={(event) => setFault(event.target.value)}
                />
              </Field>
              <Field label={t('claims:serial_number')} names={['serial_number']} refusal={refusal}>
                <Input
                  value={serial}
                  aria-label={t('claims:serial_number')}
                  data-takes="number"
                  data-testid="tag-serial"
                  onChange={(event) => setSerial(event.target.value)}
                />
              </Field>
              <ShelfField value={bin} bins={bins} onChange={setBin} refusal={refusal} testId="tag-bin" />
              <Field label={t('claims:kept_until')} names={['kept_until']} refusal={refusal}>
                <DayInput
                  value={until}
                  onChange={setUntil}
                  label={t('claims:kept_until')}
                  offer={0}
                  testId="tag-until"
                />
              </Field>
            </div>
            <Field label={t('claims:note')} names={['note']} refusal={refusal}>
              <Input
                value={note}
                aria-label={t('claims:note')}
                data-testid="tag-note"
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
