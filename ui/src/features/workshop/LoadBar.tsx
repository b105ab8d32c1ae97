import { useTranslation } from 'react-i18next';
import styles from './LoadBar.module.css';

/** How much of a technician's day is given away; more than the day has stands out. */
export function LoadBar({ percent }: { percent: number }) {
  const { t } = useTranslation();
  const tone = percent > 100 ? styles.over : percent > 85 ? styles.near : '';
  return (
    <span className={`${styles.load} ${tone}`} title={t('workshop:load', { percent })}>
      <span className={styles.bar}>
        <i style={{ width: `${Math.min(100, percent)}%` }} />
      </span>
      <span className={styles.number}>{percent} %</span>
    </span>
  );
}
