import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../kit/clipboard';

interface CopiedProps {
  text: string;
  label: string;
  testId: string;
}

/** A text to take along: to another computer's address line, into a message. */
export function Copied({ text, label, testId }: CopiedProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = async () => {
    if (await copyText(text)) message.success(t('words:copied', { text }));
    else message.warning(t('words:copy_by_hand', { text }));
  };
  return (
    <>
      {text}{' '}
      <Button
        type="text"
        size="small"
        icon={<CopyOutlined />}
        aria-label={label}
        title={label}
        onClick={copy}
        data-testid={testId}
      />
    </>
  );
}
