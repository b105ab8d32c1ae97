import { useTranslation } from 'react-i18next';
import { ActionButton } from './ActionButton';
import { Alert } from './Alert';
import styles from './ClashAlert.module.css';

interface Clash {
  field: string;
  /** The field in words. */
  label: string;
  mine: string;
  theirs: string;
}

interface ClashAlertProps {
  /** Both values of a field stand side by side, and one of them is chosen. */
  clashes: readonly Clash[];
  onAnswer: (field: string, keep: 'mine' | 'theirs') => void;
  /** What to say of them all where they are answered together, by one press. */
  together?: string | undefined;
}

/** Somebody changed the same fields meanwhile: nothing is saved before each has an answer. */
export function ClashAlert({ clashes, onAnswer, together }: ClashAlertProps) {
  const { t } = useTranslation();
  if (clashes.length === 0) return null;
  const answerAll = (keep: 'mine' | 'theirs') => {
    for (const { field } of clashes) onAnswer(field, keep);
  };
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      data-testid="clash"
      data-lack="clash"
      title={together ?? t('words:clash.title')}
      action={
        together && (
          <div className={styles.answers}>
            <ActionButton
              label={t('words:clash.keep_all_mine')}
              onAct={() => answerAll('mine')}
              testId="clash-keep-mine"
            />
            <ActionButton
              label={t('words:clash.take_all_theirs')}
              onAct={() => answerAll('theirs')}
              testId="clash-take-theirs"
            />
          </div>
        )
      }
      description={
        together ? undefined : (
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
        )
      }
    />
  );
}
