import { WarningOutlined } from '@ant-design/icons';
import { shopToday } from '../../i18n/time';
import { DayText } from '../../kit/DateTimeText';
import styles from './Vehicles.module.css';
import { daysUntil } from './vehicleForm';

const soon = 30;

/** A day that must not be missed: amber in its last month, red once it has passed. */
export function DueDay({ day }: { day: string }) {
  const left = daysUntil(day, shopToday());
  if (left > soon) return <DayText day={day} />;
  return (
    <span className={left < 0 ? styles.overdue : styles.late}>
      <WarningOutlined /> <DayText day={day} />
    </span>
  );
}
