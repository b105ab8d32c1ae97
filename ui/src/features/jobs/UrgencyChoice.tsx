import { FINDING_URGENCIES, type FindingUrgency } from '@bindings';
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Quiet } from '../../kit/Quiet';
import { UrgencyTag } from '../../kit/UrgencyTag';
import styles from './UrgencyChoice.module.css';

interface UrgencyChoiceProps {
  value: FindingUrgency;
  onChange: (urgency: FindingUrgency) => void;
}

/** How soon what was found is to be mended is told together with it, each as high as a finger, and what the chosen one means. */
export function UrgencyChoice({ value, onChange }: UrgencyChoiceProps) {
  const { t } = useTranslation();
  return (
    <div>
      <Radio.Group
        className={styles.choice}
        aria-label={t('words:finding.urgency')}
        value={value}
        onChange={(event) => onChange(event.target.value as FindingUrgency)}
      >
        {FINDING_URGENCIES.map((urgency) => (
          <Radio
            key={urgency}
            value={urgency}
            className={styles.one}
            data-testid={`finding-urgency-${urgency}`}
          >
            <UrgencyTag urgency={urgency} />
          </Radio>
        ))}
      </Radio.Group>
      <Quiet>{t(`words:finding_urgency_hint.${value}`)}</Quiet>
    </div>
  );
}
