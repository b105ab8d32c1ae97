import type { ImportWarning } from '@bindings';
import { useTranslation } from 'react-i18next';
import { keyOf } from './columns';
import styles from './Imports.module.css';
import { warningWords } from './warningWords';

/** What is odd about a row, each in a sentence. */
export function RowWarnings({ warnings }: { warnings: readonly ImportWarning[] }) {
  const { t } = useTranslation();
  if (warnings.length === 0) return null;
  return (
    <ul className={styles.warnings}>
      {warnings.map((warning) => (
        <li key={`${keyOf(warning)} ${warning.value}`}>{warningWords(t, warning)}</li>
      ))}
    </ul>
  );
}
