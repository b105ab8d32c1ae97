import { CheckOutlined, StopOutlined } from '@ant-design/icons';
import type { Stage } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../i18n/time';
import { useWords } from '../i18n/words';
import { useNow } from './clock';
import styles from './StageRail.module.css';
import { railSteps, type StageStepLike } from './stages';

interface StageRailProps {
  stage: Stage;
  steps: readonly StageStepLike[];
}

/** The ten stages of a visit with the time spent in each. */
export function StageRail({ stage, steps }: StageRailProps) {
  const { t } = useTranslation();
  const word = useWords();
  const now = useNow();
  const cancelled = stage === 'cancelled';
  return (
    <ol
      className={`${styles.rail} ${cancelled ? styles.cancelled : ''}`}
      aria-label={t('words:rail.label', { stage: word('stage', stage) })}
    >
      {railSteps(stage, steps, now).map((step, index) => (
        <li
          key={step.stage}
          className={styles[step.state]}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className={styles.mark}>
            {cancelled && step.state === 'current' ? (
              <StopOutlined />
            ) : step.state === 'done' ? (
              <CheckOutlined />
            ) : (
              index + 1
            )}
          </span>
          <span className={styles.name}>
            {cancelled && step.state === 'current' ? word('stage', 'cancelled') : word('stage', step.stage)}
          </span>
          <span className={styles.time}>
            {step.seconds === undefined ? '' : formatDuration(t, step.seconds)}
            {step.times > 1 && ` ×${step.times}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
