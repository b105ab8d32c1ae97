import type { Job, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { measuredText } from '../../../i18n/measured';
import { formatDuration } from '../../../i18n/time';
import { useNow } from '../../../kit/clock';
import { jobOfVisit } from '../../jobs/atJob';
import { type AskedAtJob, JobCard } from '../../jobs/JobCard';
import { JobDialogs } from '../../jobs/JobDialogs';
import { JobPhotos } from '../../photos/JobPhotos';
import { bayOf, nameOf } from '../visit/visit';
import styles from './repair.module.css';
import { daysWorked, secondsWorked } from './worked';

/** A job on the page of its visit: what it took so far, and what was measured. */
export function VisitJob({ visit, job }: { visit: Visit; job: Job }) {
  const { t } = useTranslation();
  const now = useNow();
  const [asking, setAsking] = useState<AskedAtJob>();
  const atHand = jobOfVisit(visit, job);
  const worked = visit.worked.find((one) => one.job_id === job.id);
  const seconds = worked ? secondsWorked(worked.so_far, now) : 0;
  const days = worked && worked.days.length > 1 ? daysWorked(t, worked.days) : undefined;
  return (
    <>
      <JobCard
        job={atHand}
        nameOf={(person) => nameOf(visit, person)}
        bayOf={(bay) => bayOf(visit, bay)}
        facts={
          <>
            {(seconds > 0 || job.state === 'running') && (
              <strong data-testid={`job-${job.id}-time`}>
                {t('visits:repair.worked', { duration: formatDuration(t, seconds) })}
              </strong>
            )}
            {days && <span data-testid={`job-${job.id}-days`}>{days}</span>}
          </>
        }
        onAsk={setAsking}
      >
        {worked?.clock_went_back && (
          <p className={styles.told} data-testid={`job-${job.id}-clock-back`}>
            {t('visits:repair.time.clock_went_back')}
          </p>
        )}
        {job.key_data.length > 0 && (
          <p className={styles.told}>
            {job.key_data.map((datum, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was measured is only added to
              <span key={place} className={datum.limits?.out ? styles.out : undefined}>
                {place > 0 && ' · '}
                {measuredText(t, datum)}
              </span>
            ))}
          </p>
        )}
        <JobPhotos workOrderId={visit.order.id} car={visit.vehicle} jobId={job.id} name={atHand.name} />
      </JobCard>
      <JobDialogs job={atHand} asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
