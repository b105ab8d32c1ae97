import type { MakerStanding } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../i18n/time';
import { Alert } from '../../../kit/Alert';
import styles from './checkIn.module.css';

/** What the maker owes this car by law: said louder where its limits are near. */
export function MakerNotice({ maker }: { maker: MakerStanding }) {
  const { t } = useTranslation();
  const { exchange, repair } = maker;
  const faults = maker.faults.filter(({ near, over }) => near || over);
  const loud = exchange.runs && (maker.days_near || maker.days_over || faults.length > 0);
  return (
    <Alert
      type={loud ? 'warning' : 'info'}
      showIcon
      data-testid="maker-notice"
      title={
        <span>
          {exchange.runs
            ? t('history:maker.notice', {
                day: formatDay(t, exchange.until),
                km: exchange.until_km,
                days: maker.days,
                most: maker.max_days,
              })
            : t('history:maker.notice_repair', { day: formatDay(t, repair.until), km: repair.until_km })}
          {exchange.runs &&
            faults.map(({ name, times }) => (
              <span key={name} className={styles.later}>
                {t('history:maker.notice_fault', { name, times, most: maker.max_same })}
              </span>
            ))}
        </span>
      }
    />
  );
}
