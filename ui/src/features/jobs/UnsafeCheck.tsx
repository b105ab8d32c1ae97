import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './UnsafeCheck.module.css';

interface UnsafeCheckProps {
  unsafe: boolean;
  onChange: (unsafe: boolean) => void;
}

/** That the car must not be driven like this is told together with what was found. */
export function UnsafeCheck({ unsafe, onChange }: UnsafeCheckProps) {
  const { t } = useTranslation();
  return (
    <Checkbox
      className={styles.unsafe}
      checked={unsafe}
      onChange={(event) => onChange(event.target.checked)}
      data-testid="finding-unsafe"
    >
      {t('words:finding.unsafe_hint')}
    </Checkbox>
  );
}
