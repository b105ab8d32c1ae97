import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { copyText } from '../../../kit/clipboard';
import { Modal } from '../../../kit/Modal';
import { Stack } from '../../../kit/Stack';
import styles from './Orders.module.css';

interface MessageDialogProps {
  title: string;
  text: string;
  onClose: () => void;
}

/** What is sent to a supplier, to be copied into whatever they talk by. */
export function MessageDialog({ title, text, onClose }: MessageDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <Modal open title={title} footer={null} onCancel={onClose} destroyOnHidden width={560}>
      <Stack gap={12}>
        <pre className={styles.message} data-testid="message-text">
          {text}
        </pre>
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={t('purchasing:message.copy')}
            primary
            hotkey="Ctrl+Enter"
            inDialog
            testId="message-copy"
            onAct={async () => {
              if (await copyText(text)) {
                message.success(t('purchasing:message.copied'));
                onClose();
              } else message.warning(t('purchasing:message.by_hand'));
            }}
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
