import { App } from 'antd';
import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './clipboard';

/** Whether a number pressed here is dialled. The app says so: parts of a page do not know through which door it came. */
export const Dials = createContext(true);

interface PhoneProps {
  number: string;
  className?: string;
  testId?: string;
  children?: ReactNode;
}

/**
 * A phone number to press. On a telephone it dials; the window of a computer has nothing that dials, so that it
 * goes on the clipboard, and says so.
 */
export function Phone({ number, className, testId, children }: PhoneProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const dials = useContext(Dials);
  const copy = async () => {
    if (await copyText(number)) message.success(t('words:copied', { text: number }));
    else message.warning(t('words:copy_by_hand', { text: number }));
  };
  if (!dials) {
    return (
      <button type="button" className={`phone ${className ?? ''}`} data-testid={testId} onClick={copy}>
        {children ?? number}
      </button>
    );
  }
  return (
    <a href={`tel:${number}`} className={className} data-testid={testId}>
      {children ?? number}
    </a>
  );
}
