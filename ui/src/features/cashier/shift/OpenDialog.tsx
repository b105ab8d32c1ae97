import type { CashOutside } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { MoneyInput } from '../../../kit/AmountInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Outside } from './Outside';

/** A shift begins with what lies in the drawer for change. */
export function OpenDialog({ outside, onClose }: { outside: CashOutside | null; onClose: () => void }) {
  const { t } = useTranslation();
  const openShift = useCommand('open_shift');
  const [opening, setOpening] = useState<number>();
  const missing =
    opening === undefined ? [{ says: t('cashier:shift.float_missing'), at: 'opening_float' }] : [];
  return (
    <Modal open title={t('cashier:shift.open_title')} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('cashier:shift.open_do')}
        hotkey="Ctrl+Enter"
        testId="open-shift-form"
        sendId="open-shift-send"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          if (opening === undefined) return;
          await openShift({ opening_float: opening });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Outside outside={outside} />
            <p>{t('cashier:shift.open_explained')}</p>
            <Field
              label={t('cashier:shift.float')}
              names={['opening_float']}
              lacks="opening_float"
              refusal={refusal}
            >
              <div data-testid="opening-float">
                <MoneyInput
                  size="large"
                  value={opening ?? null}
                  autoFocus
                  aria-label={t('cashier:shift.float')}
                  onChange={setOpening}
                />
              </div>
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
