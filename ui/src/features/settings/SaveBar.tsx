import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import styles from './Settings.module.css';

interface SaveBarProps {
  form: { dirty: boolean; restored: boolean; clear: () => void };
  /** Why it was not saved; the field may be out of sight. */
  refusal: RefusalLike | undefined;
  children: ReactNode;
}

/** The save button, whether anything waits for it, and the way back to what is saved. */
export function SaveBar({ form, refusal, children }: SaveBarProps) {
  const { t } = useTranslation();
  return (
    <footer className={styles.bar}>
      <RefusalAlert refusal={refusal} />
      {children}
      {form.dirty && (
        <>
          <ActionButton label={t('settings:discard')} onAct={form.clear} testId="settings-discard" />
          <Quiet>{t(form.restored ? 'settings:restored' : 'settings:unsaved')}</Quiet>
        </>
      )}
    </footer>
  );
}
