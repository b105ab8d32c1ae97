import { ClockCircleOutlined, FieldTimeOutlined, WarningOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatInstant } from '../i18n/time';
import styles from './Age.module.css';
import { useNow } from './clock';

interface AgeProps {
  /** The instant since when something waits. */
  since: string;
  /** Minutes after which it turns amber, and red. */
  amber?: number;
  red?: number;
}

/** How long something has been waiting. Lateness shows as colour and as a sign. */
export function Age({ since, amber = 30, red = 60 }: AgeProps) {
  const { t } = useTranslation();
  const now = useNow();
  const seconds = Math.max(0, (now - Date.parse(since)) / 1000);
  const lateness = seconds >= red * 60 ? 'overdue' : seconds >= amber * 60 ? 'late' : 'calm';
  return (
    <Tooltip title={formatInstant(t, since, true)}>
      <span className={styles[lateness]}>
        {lateness === 'overdue' ? <WarningOutlined /> : <ClockCircleOutlined />} {formatDuration(t, seconds)}
      </span>
    </Tooltip>
  );
}

interface PromisedProps {
  /** The promised instant. */
  at: string;
  /** Minutes before it from which it is amber. */
  amber?: number;
  /** Nothing is late any more once it is done. */
  done?: boolean;
}

/** A promised time: amber when it draws near, red when it has passed. */
export function Promised({ at, amber = 60, done }: PromisedProps) {
  const { t } = useTranslation();
  const now = useNow();
  const left = (Date.parse(at) - now) / 1000;
  const lateness = done || left > amber * 60 ? 'calm' : left > 0 ? 'late' : 'overdue';
  return (
    <span className={styles[lateness]}>
      {lateness === 'overdue' ? <WarningOutlined /> : <FieldTimeOutlined />} {formatInstant(t, at)}
      {lateness === 'overdue' && ` · ${t('words:time.late_by', { duration: formatDuration(t, -left) })}`}
    </span>
  );
}
