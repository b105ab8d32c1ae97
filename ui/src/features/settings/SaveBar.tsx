import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../components/ActionButton';
import styles from './Settings.module.css';

interface SaveBarProps {
  form: { dirty: boolean; restored: boolean; clear: () => void };
  children: ReactNode;
}

/** The save button, whether anything waits for it, and the way back to what is saved. */
export function SaveBar({ form, children }: SaveBarProps) {
  const { t } = useTranslation();
  return (
    <footer className={styles.bar}>
      {children}
      {form.dirty && (
        <>
          <ActionButton label={t('settings:discard')} onAct={form.clear} testId="settings-discard" />
          <span className={styles.quiet}>{t(form.restored ? 'settings:restored' : 'settings:unsaved')}</span>
        </>
      )}
    </footer>
  );
}
