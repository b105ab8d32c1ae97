import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActionButton } from './ActionButton';
import styles from './ClashAlert.module.css';

export interface Clash {
  field: string;
  /** The field in words. */
  label: string;
  mine: string;
  theirs: string;
}

interface ClashAlertProps {
  clashes: readonly Clash[];
  onAnswer: (field: string, keep: 'mine' | 'theirs') => void;
}

/** Somebody changed the same fields meanwhile: both values stand side by side, and one of them is chosen. */
export function ClashAlert({ clashes, onAnswer }: ClashAlertProps) {
  const { t } = useTranslation();
  if (clashes.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      data-testid="clash"
      data-lack="clash"
      title={t('words:clash.title')}
      description={
        <ul className={styles.clashes}>
          {clashes.map(({ field, label, mine, theirs }) => (
            <li key={field}>
              <strong>{label}</strong>
              <span>{t('words:clash.theirs', { value: theirs || '–' })}</span>
              <ActionButton
                size="small"
                label={t('words:clash.take_theirs')}
                onAct={() => onAnswer(field, 'theirs')}
                testId={`clash-theirs-${field}`}
              />
              <span>{t('words:clash.mine', { value: mine || '–' })}</span>
              <ActionButton
                size="small"
                label={t('words:clash.keep_mine')}
                onAct={() => onAnswer(field, 'mine')}
                testId={`clash-mine-${field}`}
              />
            </li>
          ))}
        </ul>
      }
    />
  );
}
