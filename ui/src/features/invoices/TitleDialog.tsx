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

interface TitleDialogProps {
  sheet: { id: number; number: string };
  /** What is kept by now. */
  buyer: BuyerFigures;
  onClose: () => void;
}

/** In whose name the sheet's payer has invoices made out: kept with the payer from then on. */
export function TitleDialog({ sheet, buyer, onClose }: TitleDialogProps) {
  const { t } = useTranslation();
  const want = useCommand('want_tax_invoice');
  const [typed, setTyped] = useState(buyer);
  const [refusal, setRefusal] = useState<RefusalLike>();
  return (
    <Modal
      open
      title={t('invoices:title_of', { number: sheet.number })}
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
              await want({ settlement_id: sheet.id, wanted: true, buyer: typed });
              onClose();
            }}
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
