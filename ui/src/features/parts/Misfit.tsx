import { WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import styles from './StockWords.module.css';

/** More series than these only make the line longer. */
const NAMED = 3;

interface MisfitProps {
  /** The series the part is for. */
  fits: readonly string[];
  testId?: string;
}

/** A part that is for other cars than this one: it is said, and whoever knows better goes on. */
export function Misfit({ fits, testId }: MisfitProps) {
  const { t } = useTranslation();
  const named = fits.slice(0, NAMED).join(t('words:list_separator'));
  return (
    <span className={styles.misfit} data-testid={testId}>
      <WarningOutlined /> {t('parts:misfit', { series: fits.length > NAMED ? `${named}…` : named })}
    </span>
  );
}
