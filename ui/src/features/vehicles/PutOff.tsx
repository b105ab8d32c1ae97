import type { VehiclePage } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DateTimeText } from '../../kit/DateTimeText';
import { Money } from '../../kit/Money';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import styles from './WorkHistory.module.css';

/** What the customer put off and nobody quoted since; what makes the car unsafe stands first. */
export function PutOff({ page }: { page: VehiclePage }) {
  const { t } = useTranslation();
  const lines = [...page.declined].sort(
    (one, other) => Number(other.unsafe_to_drive) - Number(one.unsafe_to_drive),
  );
  const count = lines.length + page.declined_findings.length;
  if (count === 0) return null;
  const unsafe = <strong className={styles.unsafe}>{t('words:finding.unsafe')} </strong>;
  return (
    <Panel title={t('history:put_off')} count={count} testId="vehicle-put-off">
      <ul className={styles.putOff}>
        {page.declined_findings.map((found) => (
          <li key={`f${found.finding_id}`}>
            <span>
              {found.unsafe_to_drive && unsafe}
              {[found.text, found.suggestion].filter(Boolean).join(' · ')}
            </span>
            <Quiet>{found.reason}</Quiet>
            <Link to={`/visits/${found.work_order_id}`}>{found.work_order_number}</Link>
            <DateTimeText at={found.at} />
          </li>
        ))}
        {lines.map((line) => (
          <li key={`l${line.line_id}`}>
            <span>
              {line.unsafe_to_drive && unsafe}
              {line.name} {line.amount !== null && <Money fen={line.amount} inline />}
            </span>
            <Quiet>{line.reason}</Quiet>
            <Link to={`/visits/${line.work_order_id}`}>{line.work_order_number}</Link>
            <DateTimeText at={line.at} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
