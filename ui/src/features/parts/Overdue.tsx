import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import styles from './Overdue.module.css';

/** What is out of the store, or kept in it for somebody, past its day: the keeper sees it before the first car. */
export function Overdue() {
  const { t } = useTranslation();
  const word = useWords();
  const may = useMay('list_overdue');
  const { data } = useRead('list_overdue', {}, { enabled: may });
  const late = data?.counts.filter(({ count }) => count > 0) ?? [];
  if (late.length === 0) return null;
  return (
    <nav className={styles.late} aria-label={t('parts:overdue')} data-testid="parts-overdue">
      <span>{t('parts:overdue')}</span>
      {late.map(({ kind, count }) => (
        <Link key={kind} to={`/store/warnings?kind=${kind}`}>
          {word('overdue_kind', kind)} {count}
        </Link>
      ))}
    </nav>
  );
}
