import { ClockCircleOutlined, FieldTimeOutlined, WarningOutlined } from '@ant-design/icons';
import type { Stage } from '@bindings';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatInstant } from '../i18n/time';
import styles from './Age.module.css';
import { useNow } from './clock';
import { type Lateness, lateness, latenessAt } from './lateness';

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
  const stands: Lateness = seconds >= red * 60 ? 'late' : seconds >= amber * 60 ? 'near' : 'calm';
  return (
    <Tooltip title={formatInstant(t, since, true)}>
      <span className={styles[stands]}>
        {stands === 'late' ? <WarningOutlined /> : <ClockCircleOutlined />} {formatDuration(t, seconds)}
      </span>
    </Tooltip>
  );
}

/** An instant somebody waits for, by how it stands to now. */
function Awaited({ at, now, stands }: { at: string; now: number; stands: Lateness }) {
  const { t } = useTranslation();
  const over = (now - Date.parse(at)) / 1000;
  return (
    <span className={styles[stands]} data-lateness={stands}>
      {stands === 'late' ? <WarningOutlined /> : <FieldTimeOutlined />} {formatInstant(t, at)}
      {stands === 'late' && ` · ${t('words:time.late_by', { duration: formatDuration(t, over) })}`}
    </span>
  );
}

interface PromisedProps {
  /** The promised instant. */
  at: string;
  /** Where the visit stands: a car that is ready is late for nobody. */
  stage: Stage;
}

/** What a visit was promised for: amber when it draws near, red when it has passed. */
export function Promised({ at, stage }: PromisedProps) {
  const now = useNow();
  return <Awaited at={at} now={now} stands={lateness({ stage, promised_at: at }, now)} />;
}

interface DueProps {
  at: string;
  /** Minutes before it from which it is amber. */
  near?: number;
}

/** When something that is no visit is due: a call, an answer, a booked car. */
export function Due({ at, near }: DueProps) {
  const now = useNow();
  return <Awaited at={at} now={now} stands={latenessAt(at, now, near)} />;
}
