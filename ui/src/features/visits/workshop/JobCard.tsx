import type { Job, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { formatHours, formatRate } from '../../../i18n/amounts';
import { formatDuration } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { ConfirmWithReason } from '../../../kit/ConfirmWithReason';
import { useNow } from '../../../kit/clock';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { jobOfVisit, mayNow } from '../../jobs/atJob';
import { FinishDialog } from '../../jobs/FinishDialog';
import { JobButtons } from '../../jobs/JobButtons';
import { PauseReasons } from '../../jobs/PauseReasons';
import { useJobWork } from '../../jobs/useJobWork';
import { bayOf, isOver, lineOf, nameOf, secondsWorked } from '../visit/visit';
import styles from './repair.module.css';
import { daysWorked } from './worked';

/** One job at the car, for gloved fingers. */
export function JobCard({ visit, job }: { visit: Visit; job: Job }) {
  const { t } = useTranslation();
  const word = useWords();
  const now = useNow();
  const cancel = useCommand('cancel_job');
  const [asking, setAsking] = useState<'pause' | 'finish' | 'cancel'>();
  const line = lineOf(visit, job.line_id);
  const atHand = jobOfVisit(visit, job);
  const work = useJobWork(atHand);
  const named = (people: readonly number[]) =>
    people.map((person) => nameOf(visit, person)).join(t('words:list_separator'));
  const cause = visit.reworks.find((rework) => rework.id === job.rework_id)?.cause;
  const seconds = secondsWorked(visit, job, now);
  const worked = visit.worked.find((one) => one.job_id === job.id);
  const days = worked && worked.days.length > 1 ? daysWorked(t, worked.days) : undefined;
  const who = job.technicians
    .map((one) =>
      job.technicians.length > 1
        ? `${nameOf(visit, one.person_id)} ${formatRate(one.share)}`
        : nameOf(visit, one.person_id),
    )
    .join(t('words:list_separator'));
  return (
    <article
      className={`${styles.job} ${styles[job.state]}`}
      data-testid={`job-${job.id}`}
      data-state={job.state}
      data-lack={isOver(job) ? undefined : 'jobs'}
    >
      <header>
        <h3>{line?.name ?? '–'}</h3>
        <span className={styles.state}>
          {word('job_state', job.state)}
          {job.pause_reason && job.state === 'paused' && ` · ${word('pause_reason', job.pause_reason)}`}
        </span>
      </header>
      <p className={styles.facts}>
        <span>{who || t('visits:assign.nobody')}</span>
        {bayOf(visit, job.bay_id) && <span>{bayOf(visit, job.bay_id)}</span>}
        {line && line.hours > 0 && (
          <span>{t('visits:repair.standard', { hours: formatHours(line.hours) })}</span>
        )}
        {job.attempt > 1 && <span>{t('visits:repair.attempt', { attempt: job.attempt })}</span>}
        {atHand.atWork.length > 0 && job.technicians.length > 1 && (
          <span>{t('visits:repair.at_it', { names: named(atHand.atWork) })}</span>
        )}
        {(seconds > 0 || job.state === 'running') && (
          <strong data-testid={`job-${job.id}-time`}>
            {t('visits:repair.worked', { duration: formatDuration(t, seconds) })}
          </strong>
        )}
        {days && <span data-testid={`job-${job.id}-days`}>{days}</span>}
      </p>
      {worked?.clock_went_back && (
        <p className={styles.note} data-testid={`job-${job.id}-clock-back`}>
          {t('visits:repair.time.clock_went_back')}
        </p>
      )}
      {cause && <p className={styles.cause}>{t('visits:repair.cause', { cause })}</p>}
      {job.note && <p className={styles.note}>{job.note}</p>}
      {job.key_data.length > 0 && (
        <p className={styles.note}>
          {job.key_data.map((datum) => `${datum.name} ${datum.value} ${datum.unit}`.trim()).join(' · ')}
        </p>
      )}
      <RefusalAlert refusal={work.refusal} />
      {asking !== 'pause' && (
        <Buttons>
          <JobButtons
            job={atHand}
            work={work}
            joinLabel={t('visits:repair.join')}
            onAsk={setAsking}
            // Whoever joins starts a clock of their own.
            testId={(verb) => `job-${job.id}-${verb === 'join' ? 'start' : verb}`}
          />
        </Buttons>
      )}
      {asking === 'pause' && (
        <Buttons role="group" aria-label={t('visits:repair.why_pause')}>
          <PauseReasons
            work={work}
            onPaused={() => setAsking(undefined)}
            testId={(reason) => `job-${job.id}-pause-${reason}`}
          />
          <ActionButton label={t('words:confirm.back')} size="large" onAct={() => setAsking(undefined)} />
        </Buttons>
      )}
      {mayNow(atHand, 'cancel') && asking !== 'pause' && (
        <button
          type="button"
          className={styles.quiet}
          data-testid={`job-${job.id}-cancel`}
          onClick={() => setAsking('cancel')}
        >
          {word('job_action', 'cancel')}
        </button>
      )}
      <FinishDialog job={asking === 'finish' ? atHand : undefined} onClose={() => setAsking(undefined)} />
      <ConfirmWithReason
        open={asking === 'cancel'}
        title={t('visits:repair.cancel_title', { name: line?.name ?? '–' })}
        verb={word('job_action', 'cancel')}
        onConfirm={(reason) => cancel({ job_id: job.id, version: job.version, reason })}
        onClose={() => setAsking(undefined)}
      />
    </article>
  );
}
