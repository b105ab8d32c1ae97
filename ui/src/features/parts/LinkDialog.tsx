import type { CatalogueItem, PartsRow } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { PartPicker, partIdOf } from './PartPicker';

interface LinkDialogProps {
  /** The line that was typed freely; nothing keeps the dialog shut. */
  row: PartsRow | undefined;
  onClose: () => void;
}

/** Which part of the price list a line is that somebody typed freely: from then on it is issued from the store. */
export function LinkDialog({ row, onClose }: LinkDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={row !== undefined}
      title={t('parts:link.title', { name: row?.name ?? '' })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={640}
    >
      {row && <Link row={row} onClose={onClose} />}
    </Modal>
  );
}

function Link({ row, onClose }: { row: PartsRow; onClose: () => void }) {
  const { t } = useTranslation();
  const link = useCommand('link_part');
  const [item, setItem] = useState<CatalogueItem>();
  const [text, setText] = useState(row.code || row.name);
  const part = item && partIdOf(item);
  return (
    <DialogForm
      label={t('parts:link.verb')}
      hotkey="Ctrl+Enter"
      testId="link-form"
      sendId="link-now"
      missing={part === undefined ? [{ says: t('parts:link.missing'), at: 'part_id' }] : []}
      onSend={async () => {
        if (part !== undefined) await link({ line_id: row.line_id, part_id: part });
        onClose();
      }}
      onClose={onClose}
    >
      {(refusal) => (
        <Field label={t('parts:picker.label')} names={['part_id']} refusal={refusal}>
          <PartPicker
            chosen={item}
            onChoose={setItem}
            text={text}
            onText={setText}
            label={t('parts:picker.label')}
            autoFocus
          />
        </Field>
      )}
    </DialogForm>
  );
}
