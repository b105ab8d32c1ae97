import { App } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from './ActionButton';
import { Buttons } from './Buttons';
import { copyText } from './clipboard';
import styles from './MessageDialog.module.css';
import { Modal } from './Modal';
import { Quiet } from './Quiet';
import { Stack } from './Stack';

interface MessageDialogProps {
  title: ReactNode;
  text: string;
  /** What whoever sends it is told beside it. */
  hint?: string | undefined;
  onClose: () => void;
}

/** What is sent to somebody as text, to be copied into whatever they talk by. */
export function MessageDialog({ title, text, hint, onClose }: MessageDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <Modal open title={title} footer={null} onCancel={onClose} destroyOnHidden width={560}>
      <Stack gap={12}>
        <pre className={styles.message} data-testid="message-text">
          {text}
        </pre>
        {hint && <Quiet as="p">{hint}</Quiet>}
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={t('words:message_text.copy')}
            primary
            hotkey="Ctrl+Enter"
            inDialog
            testId="message-copy"
            onAct={async () => {
              if (await copyText(text)) {
                message.success(t('words:message_text.copied'));
                onClose();
              } else message.warning(t('words:message_text.by_hand'));
            }}
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
