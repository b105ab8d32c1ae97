import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../i18n/refusal';
import { ActionButton } from './ActionButton';
import { Buttons } from './Buttons';
import { enterMoves } from './Field';
import { Modal } from './Modal';
import { withPhrase } from './phrases';
import { RefusalAlert } from './RefusalAlert';

interface ConfirmWithReasonProps {
  open: boolean;
  title: ReactNode;
  /** The verb on the button: 作废, 取消工单. */
  verb: string;
  /** What will happen, in one sentence. */
  children?: ReactNode;
  /** Reasons given often; a press puts one behind what is typed. */
  suggestions?: readonly string[];
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** Money and voiding ask for a reason; nothing else asks "are you sure". */
export function ConfirmWithReason(props: ConfirmWithReasonProps) {
  const { open, title, verb, children, suggestions = [], onConfirm, onClose } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  useEffect(() => {
    if (!open) return;
    setReason('');
    setRefusal(undefined);
  }, [open]);

  const confirm = async () => {
    await onConfirm(reason.trim());
    onClose();
  };

  return (
    <Modal open={open} title={title} footer={null} onCancel={onClose} destroyOnHidden>
      <div style={{ display: 'flex', flexDirection: 'column', gap: 12 }} onKeyDownCapture={enterMoves}>
        {children}
        <RefusalAlert refusal={refusal} />
        <Input.TextArea
          data-lack="reason"
          autoFocus
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          placeholder={t('words:confirm.reason')}
          aria-label={t('words:confirm.reason')}
          data-testid="reason"
        />
        {suggestions.length > 0 && (
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
            {suggestions.map((suggestion) => (
              <ActionButton
                key={suggestion}
                size="small"
                label={suggestion}
                onAct={() => setReason((before) => withPhrase(before, suggestion, [suggestions]))}
              />
            ))}
          </div>
        )}
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={verb}
            hotkey="Ctrl+Enter"
            inDialog
            primary
            danger
            testId="reason-confirm"
            missing={reason.trim() === '' ? [{ says: t('words:confirm.reason_missing'), at: 'reason' }] : []}
            onAct={confirm}
            onRefused={setRefusal}
          />
        </Buttons>
      </div>
    </Modal>
  );
}
