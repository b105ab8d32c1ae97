import type { BuyerFigures } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { enterMoves } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
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
  const wantSheet = useCommand('want_tax_invoice');
  const wantReceipt = useCommand('want_prepaid_invoice');
  const [typed, setTyped] = useState(buyer);
  const [refusal, setRefusal] = useState<RefusalLike>();
  return (
    <Modal
      open
      title={t('invoices:title_of', { number: subject.number })}
      footer={null}
      width={760}
      onCancel={onClose}
      destroyOnHidden
    >
      <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="title-form">
        <RefusalAlert refusal={refusal} />
        <Buyer buyer={typed} onChange={setTyped} refusal={refusal} />
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={t('invoices:keep_title')}
            primary
            hotkey="Ctrl+Enter"
            inDialog
            missing={
              typed.title.trim() === '' ? [{ says: t('invoices:missing.title'), at: 'buyer_title' }] : []
            }
            testId="title-save"
            onRefused={setRefusal}
            onAct={async () => {
              setRefusal(undefined);
              const asked = { wanted: true, buyer: typed };
              if (subject.of === 'sheet') await wantSheet({ settlement_id: subject.id, ...asked });
              else await wantReceipt({ prepaid_receipt_id: subject.id, ...asked });
              onClose();
            }}
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
