import type { VinRead } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import styles from './Vehicles.module.css';

/** What is odd about a VIN. It is never refused. */
export function VinRemark({ read }: { read: VinRead | null | undefined }) {
  const { t } = useTranslation();
  const word = useWords();
  const warning = read?.warning;
  if (!warning) return null;
  return (
    <div className={styles.remark} role="status" data-testid="vin-warning">
      {typeof warning === 'string'
        ? word('vin_warning', warning)
        : t('vehicles:vin_length', { length: warning.length })}
    </div>
  );
}
