import { PauseOutlined, UserOutlined } from '@ant-design/icons';
import type { PartsCar, PartsJob } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatQuantity } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { Age, Promised } from '../../kit/Age';
import { PlateBadge } from '../../kit/PlateBadge';
import styles from './Page.module.css';
import { marksOf } from './picking';

/** One car: what it is, what is laid ready for it, and who fits it where. */
export function CarParts({ car }: { car: PartsCar }) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <article className={styles.car} data-testid={`parts-${car.work_order_id}`}>
      <div className={styles.about}>
        <PlateBadge plate={car.plate} colour={car.plate_colour} />
        <span>{[car.make, car.model].filter(Boolean).join(' ')}</span>
        <Link className={styles.visit} to={`/visits/${car.work_order_id}`}>
          {car.number}
        </Link>
        {car.promised_at && <Promised at={car.promised_at} stage={car.stage} />}
      </div>
      <ul className={styles.parts}>
        {car.parts.length === 0 && <li className={styles.quiet}>{t('parts:unwritten')}</li>}
        {car.parts.map((part) => (
          <li key={part.line_id}>
            <span className={styles.part}>
              <strong>{part.name}</strong>
              <span className={styles.quiet}>{marksOf(part).join(' · ')}</span>
            </span>
            {part.grade && <span className={styles.origin}>{word('part_grade', part.grade)}</span>}
            {part.origin !== 'stock' && (
              <span className={styles.origin}>{word('part_origin', part.origin)}</span>
            )}
            <strong className={styles.quantity}>
              {formatQuantity(part.quantity)} {part.unit}
            </strong>
          </li>
        ))}
      </ul>
      <ul className={styles.jobs}>
        {car.jobs.length === 0 && <li className={styles.quiet}>{t('parts:all_done')}</li>}
        {car.jobs.map((job) => (
          <Work key={job.job_id} job={job} />
        ))}
      </ul>
    </article>
  );
}

function Work({ job }: { job: PartsJob }) {
  const { t } = useTranslation();
  const word = useWords();
  const stands = job.lacks_parts;
  const who = job.technician_names.join(t('words:list_separator')) || t('parts:nobody');
  return (
    <li className={stands ? styles.stands : undefined}>
      <span className={styles.work}>
        <span>{job.name}</span>
        <span className={styles.state}>
          {stands && <PauseOutlined />} {word('job_state', job.state)}
          {job.state === 'paused' && job.pause_reason && ` · ${word('pause_reason', job.pause_reason)}`}
          {job.since && job.state !== 'waiting' && (
            <>
              {' '}
              <Age since={job.since} amber={stands ? 30 : 24 * 60} red={stands ? 120 : 7 * 24 * 60} />
            </>
          )}
        </span>
      </span>
      <span className={styles.quiet}>
        <UserOutlined /> {[who, job.bay_name].filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}
