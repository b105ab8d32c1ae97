import { WarningOutlined } from '@ant-design/icons';
import type { DueStanding } from '@bindings';
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
