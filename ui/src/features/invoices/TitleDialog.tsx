import type { BuyerFigures } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { DialogForm } from '../../kit/DialogForm';
import { Modal } from '../../kit/Modal';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { Buyer } from './InvoiceFields';
import type { SubjectKind } from './typed';

interface TitleDialogProps {
  subject: { id: number; number: string; of: SubjectKind };
  /** What is kept by now. */
  buyer: BuyerFigures;
  onClose: () => void;
}

/** In whose name the payer of a sheet or a receipt has invoices made out: kept with the payer from then on. */
export function TitleDialog({ subject, buyer, onClose }: TitleDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const wantSheet = useCommand('want_tax_invoice');
  const wantReceipt = useCommand('want_prepaid_invoice');
  const form = useRecordForm(`invoice-title/${subject.of}/${subject.id}`, buyer);
  const { value } = form;
  return (
    <Modal
      open
      title={t('invoices:title_of', { number: subject.number })}
      footer={null}
      width={760}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('invoices:keep_title')}
        hotkey="Ctrl+Enter"
        testId="title-form"
        sendId="title-save"
        missing={[
          ...clashLacks(t, form),
          ...(value.title.trim() === '' ? [{ says: t('invoices:missing.title'), at: 'buyer_title' }] : []),
        ]}
        onClose={onClose}
        onSend={async () => {
          const asked = { wanted: true, buyer: value };
          if (subject.of === 'sheet') await wantSheet({ settlement_id: subject.id, ...asked });
          else await wantReceipt({ prepaid_receipt_id: subject.id, ...asked });
          form.clear();
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <TypedBefore form={form} />
            <RecordClashes
              form={form}
              label={(field) => word('field', `buyer_${field}`)}
              said={(field, fields) =>
                field === 'is_person' ? t(fields.is_person ? 'settings:yes' : 'settings:no') : fields[field]
              }
            />
            <Buyer buyer={value} onChange={form.set} refusal={refusal} />
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
