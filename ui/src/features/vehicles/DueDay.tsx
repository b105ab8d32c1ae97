import { WarningOutlined } from '@ant-design/icons';
import type { DueStanding } from '@bindings';
import { useTranslation } from 'react-i18next';
import { DayText } from '../../kit/DateTimeText';
import styles from './Vehicles.module.css';

interface DueDayProps {
  day: string;
  /** How the host says that it stands today. */
  stands: DueStanding | null;
}

/** A day that must not be missed: amber in its last month, red once it has passed. */
export function DueDay({ day, stands }: DueDayProps) {
  if (stands === null || stands === 'later') return <DayText day={day} />;
  return (
    <span className={stands === 'over' ? styles.overdue : styles.late} data-stands={stands}>
      <WarningOutlined /> <DayText day={day} />
    </span>
  );
}

/** The kilometres a service is due at: red once they are on the clock. */
export function DueKm({ km, reached }: { km: number; reached: boolean }) {
  const { t } = useTranslation();
  const says = t('words:km', { km });
  if (!reached) return <>{says}</>;
  return (
    <span className={styles.overdue} data-stands="over">
      <WarningOutlined /> {says}
    </span>
  );
}
