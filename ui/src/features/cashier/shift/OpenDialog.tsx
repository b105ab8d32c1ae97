import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import type { RefusalLike } from '../../../i18n/refusal';
import { ActionButton } from '../../../kit/ActionButton';
import { MoneyInput } from '../../../kit/AmountInput';
import { Buttons } from '../../../kit/Buttons';
import { enterMoves, Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';

/** A shift begins with what lies in the drawer for change. */
export function OpenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const openShift = useCommand('open_shift');
  const [opening, setOpening] = useState<number>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const missing =
    opening === undefined ? [{ says: t('cashier:shift.float_missing'), at: 'opening_float' }] : [];
  return (
    <Modal open title={t('cashier:shift.open_title')} footer={null} onCancel={onClose} destroyOnHidden>
      <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="open-shift-form">
        <RefusalAlert refusal={refusal} />
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
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={t('cashier:shift.open_do')}
            primary
            hotkey="Ctrl+Enter"
            inDialog
            missing={missing}
            testId="open-shift-send"
            onRefused={setRefusal}
            onAct={async () => {
              if (opening === undefined) return;
              setRefusal(undefined);
              await openShift({ opening_float: opening });
              onClose();
            }}
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
