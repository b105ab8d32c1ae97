import type { JobRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/read';
import { useSession } from '../../api/session';
import { formatInstant, inShop } from '../../i18n/time';
import { Age } from '../../kit/Age';
import { ComebackTag } from '../../kit/ComebackTag';
import { useNow } from '../../kit/clock';
import { useStill } from '../../kit/heldOrder';
import { PlateBadge } from '../../kit/PlateBadge';
import { PriorityTag } from '../../kit/PriorityTag';
import { JobPhotos } from '../photos/JobPhotos';
import { Agreed } from './Agreed';
import { jobOfRow } from './atJob';
import { DiagnosisButton } from './DiagnosisButton';
import { type AskedAtJob, JobCard } from './JobCard';
import styles from './JobCard.module.css';
import { ReportedFindings } from './ReportedFindings';
import { clockOf, isToday } from './work';

interface OwnJobProps {
  job: JobRow;
  onAsk: (about: AskedAtJob) => void;
}

/** A job on the technician's own list, with all that is known of its car there: the visit need not be opened. */
export function OwnJob({ job, onAsk }: OwnJobProps) {
  const { t } = useTranslation();
  const now = useNow();
  const shop = useStill(useRead('list_people', {}).data);
  const me = useSession()?.person_id;
  const since = clockOf(job, me)?.started_at ?? job.since;
  const planned =
    job.planned_start &&
    (isToday(job.planned_start, now)
      ? inShop(job.planned_start).format('HH:mm')
      : formatInstant(t, job.planned_start, true));
  const usual = job.planned_minutes || 60;

  return (
    <JobCard
      job={jobOfRow(job)}
      nameOf={(person) => shop?.people.find((one) => one.id === person)?.name ?? ''}
      bayOf={(bay) => shop?.bays.find((one) => one.id === bay)?.name}
      own={{
        plate: (
          <span className={styles.which}>
            <PlateBadge plate={job.plate} colour={job.plate_colour} size="large" />
            <PriorityTag priority={job.priority} />
            <ComebackTag lines={job.comeback_lines} />
          </span>
        ),
        car: [job.make, job.model].filter(Boolean).join(' '),
        times: (
          <>
            {since && (job.state === 'running' || job.state === 'paused') && (
              <Age since={since} amber={usual} red={usual * 2} />
            )}
            <span className={styles.ways}>
              <ReportedFindings job={job} />
              <DiagnosisButton job={job} />
            </span>
          </>
        ),
      }}
      facts={
        <>
          {planned && <span>{t('jobs:planned', { at: planned })}</span>}
          <Link className={styles.visit} to={`/visits/${job.work_order_id}`}>
            {job.work_order_number}
          </Link>
        </>
      }
      symptom={job.symptom}
      onAsk={onAsk}
    >
      <Agreed job={job} />
      <JobPhotos workOrderId={job.work_order_id} car={job} jobId={job.job_id} name={job.name} />
    </JobCard>
  );
}
