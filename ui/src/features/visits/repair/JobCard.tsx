import type { Job, PauseReason, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { useCommand } from '../../../api/command';
import { useSession } from '../../../api/session';
import { formatHours, formatRate } from '../../../i18n/amounts';
import { type RefusalLike, refusalWords } from '../../../i18n/refusal';
import { formatDuration } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { ConfirmWithReason } from '../../../kit/ConfirmWithReason';
import { useNow } from '../../../kit/clock';
import { FinishDialog } from '../../../kit/FinishDialog';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { bayOf, isOver, lineOf, nameOf, secondsWorked } from '../visit';
import { useBusy } from './busy';
import styles from './repair.module.css';
import { daysWorked } from './worked';

const pauseReasons: readonly PauseReason[] = ['parts', 'customer', 'tool', 'end_of_day'];

/** One job at the car, for gloved fingers. */
export function JobCard({ visit, job, mayWork }: { visit: Visit; job: Job; mayWork: boolean }) {
  const { t } = useTranslation();
  const word = useWords();
  const now = useNow();
  const start = useCommand('start_job');
  const pause = useCommand('pause_job');
  const resume = useCommand('resume_job');
  const finish = useCommand('finish_job');
  const cancel = useCommand('cancel_job');
  const mayCancel = useMay('cancel_job');
  const [asking, setAsking] = useState<'pause' | 'finish' | 'cancel'>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const line = lineOf(visit, job.line_id);
  const session = useSession();
  const me = session?.person_id;
  // Those who share a job each start and stop their own clock; the foreman stops anybody's.
  const clocks = visit.job_times.filter((time) => time.job_id === job.id && time.ended_at === null);
  const mine = clocks.some((clock) => clock.person_id === me);
  const joinable = job.state === 'running' && !mine && job.technicians.some((one) => one.person_id === me);
  const stoppable = !joinable || session?.roles.includes('foreman');
  const own = mine && clocks.length > 1;
  const startable = job.state === 'waiting' || job.state === 'paused' || joinable;
  const busy = useBusy(job, mayWork && startable);
  const busyWords =
    busy &&
    (busy.own
      ? t('words:busy_with', { job: busy.with.name })
      : refusalWords(t, {
          code: 'already_running',
          params: { technician: nameOf(visit, busy.person), job: busy.with.name },
        }));
  // A job is its technicians'; the foreman may press for them.
  const foreign = !session?.roles.includes('foreman') && !job.technicians.some((one) => one.person_id === me);
  const foreignWords =
    foreign && job.technicians.length > 0
      ? refusalWords(t, {
          code: 'not_your_job',
          params: {
            technicians: job.technicians
              .map((one) => nameOf(visit, one.person_id))
              .join(t('words:list_separator')),
          },
        })
      : undefined;
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
  const ref = { job_id: job.id, version: job.version };
  const act = async (answer: Promise<unknown>) => {
    setRefusal(undefined);
    await answer;
    setAsking(undefined);
  };
  const held = (verb: 'start' | 'resume' | 'pause' | 'finish') => {
    if (foreignWords) return [foreignWords];
    return busyWords && (verb === 'start' || verb === 'resume') ? [busyWords] : [];
  };
  const button = (
    verb: 'start' | 'resume' | 'pause' | 'finish',
    onAct: () => unknown,
    primary = false,
    label = word('job_action', verb),
  ) => (
    <ActionButton
      label={label}
      size="large"
      primary={primary}
      missing={held(verb)}
      testId={`job-${job.id}-${verb}`}
      onAct={onAct}
      onRefused={setRefusal}
    />
  );

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
        {clocks.length > 0 && job.technicians.length > 1 && (
          <span>
            {t('visits:repair.at_it', {
              names: clocks.map((clock) => nameOf(visit, clock.person_id)).join(t('words:list_separator')),
            })}
          </span>
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
      <RefusalAlert refusal={refusal} />
      {mayWork && !isOver(job) && asking !== 'pause' && (
        <Buttons>
          {job.state === 'waiting' && button('start', () => act(start(ref)), true)}
          {job.state === 'paused' && button('resume', () => act(resume(ref)), true)}
          {joinable && button('start', () => act(start(ref)), true, t('visits:repair.join'))}
          {job.state === 'running' &&
            stoppable &&
            button('finish', () => setAsking('finish'), true, own ? t('words:finish_job.own') : undefined)}
          {job.state === 'running' && stoppable && button('pause', () => setAsking('pause'))}
          {job.state === 'paused' && button('finish', () => setAsking('finish'))}
        </Buttons>
      )}
      {asking === 'pause' && (
        <Buttons role="group" aria-label={t('visits:repair.why_pause')}>
          {pauseReasons.map((reason) => (
            <ActionButton
              key={reason}
              label={word('pause_reason', reason)}
              size="large"
              testId={`job-${job.id}-pause-${reason}`}
              onAct={() => act(pause({ ...ref, reason }))}
              onRefused={setRefusal}
            />
          ))}
          <ActionButton label={t('words:confirm.back')} size="large" onAct={() => setAsking(undefined)} />
        </Buttons>
      )}
      {mayCancel &&
        job.rework_id === null &&
        (job.state === 'waiting' || job.state === 'paused') &&
        asking !== 'pause' && (
          <button
            type="button"
            className={styles.quiet}
            data-testid={`job-${job.id}-cancel`}
            onClick={() => setAsking('cancel')}
          >
            {word('job_action', 'cancel')}
          </button>
        )}
      <FinishDialog
        job={asking === 'finish' ? { id: job.id, name: line?.name ?? '–', own } : undefined}
        onFinish={(finished) => finish({ ...ref, ...finished })}
        onClose={() => setAsking(undefined)}
      />
      <ConfirmWithReason
        open={asking === 'cancel'}
        title={t('visits:repair.cancel_title', { name: line?.name ?? '–' })}
        verb={word('job_action', 'cancel')}
        onConfirm={(reason) => cancel({ ...ref, reason })}
        onClose={() => setAsking(undefined)}
      />
    </article>
  );
}
