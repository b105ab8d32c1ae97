import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../i18n/refusal';
import { ActionButton } from './ActionButton';
import { Buttons } from './Buttons';
import { enterMoves } from './Field';
import type { Combo } from './keys';
import type { Lack } from './lacks';
import { RefusalAlert } from './RefusalAlert';
import { Stack } from './Stack';

interface DialogFormProps {
  /** What finishes it, in words. */
  label: string;
  hotkey: Combo;
  testId: string;
  sendId: string;
  missing?: readonly Lack[];
  danger?: boolean;
  /** It takes money, or gives it back. */
  money?: boolean;
  onSend: () => Promise<unknown>;
  onClose: () => void;
  /** Another thing to do with what is shown. */
  beside?: (onRefused: (refusal: RefusalLike) => void) => ReactNode;
  /** The fields; each says the refusal that is about it. */
  children: (refusal: RefusalLike | undefined) => ReactNode;
}

/** What stands in a dialog that asks for something: why it was refused, the fields, the way back and the one button. */
export function DialogForm(props: DialogFormProps) {
  const { label, hotkey, testId, sendId, missing, danger, money, onSend, onClose, beside, children } = props;
  const { t } = useTranslation();
  const [refusal, setRefusal] = useState<RefusalLike>();
  return (
    <Stack gap={12} onKeyDownCapture={enterMoves} data-testid={testId}>
      <RefusalAlert refusal={refusal} />
      {children(refusal)}
      <Buttons end>
        {beside?.(setRefusal)}
        <ActionButton label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          label={label}
          primary
          danger={danger ?? false}
          money={money ?? false}
          hotkey={hotkey}
          inDialog
          missing={missing ?? []}
          testId={sendId}
          onRefused={setRefusal}
          onAct={async () => {
            setRefusal(undefined);
            await onSend();
          }}
        />
      </Buttons>
    </Stack>
  );
}
