import {
  CheckOutlined,
  ClockCircleOutlined,
  FileSearchOutlined,
  InboxOutlined,
  PauseOutlined,
  PlayCircleOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { sharersOf } from '../../kit/sharers';
import { isOver, type JobAtHand, leftToTheVisit, mayNow, othersAt, type Standing, standingOf } from './atJob';
import { JobButtons } from './JobButtons';
import styles from './JobCard.module.css';
import { JobParts } from './JobParts';
import { useJobWork } from './useJobWork';

/** What is asked before the host is told. */
export type AskedAtJob = 'pause' | 'finish' | 'finding' | 'parts' | 'cancel';

interface JobCardProps {
  job: JobAtHand;
  nameOf: (person: number) => string;
  bayOf: (bay: number) => string | undefined;
  /** On a person's own list the plate stands in the head: there every job is another car. */
  own?: { plate: ReactNode; car: string; times: ReactNode };
  /** What else is known of it in a word or two: when it is planned, how long it took. */
  facts?: ReactNode;
  /** What the customer said, where the page does not say it already. */
  symptom?: string;
  /** What was agreed, what was measured. */
  children?: ReactNode;
  onAsk: (about: AskedAtJob) => void;
}

const signs: Record<Standing, ReactNode> = {
  mine: <PlayCircleOutlined />,
  others: <TeamOutlined />,
  waiting: <ClockCircleOutlined />,
  running: <PlayCircleOutlined />,
  paused: <PauseOutlined />,
  finished: <CheckOutlined />,
  cancelled: null,
};

/** One job at the car, for gloved fingers: what it is, how it stands, and what to press. */
export function JobCard({ job, nameOf, bayOf, own, facts, symptom, children, onAsk }: JobCardProps) {
  const { t } = useTranslation();
  const word = useWords();
  const session = useSession()?.person_id;
  const work = useJobWork(job);
  // Only the own list is told from where its reader stands; the page of a visit says the same to everybody.
  const me = own && session;
  const standing = own ? standingOf(job, me) : job.state;
  const shared = job.technicians.length > 1;
  const atIt = othersAt(job, me).map(nameOf).join(t('words:list_separator'));
  const others = job.technicians.filter((one) => one.person_id !== me);
  const bay = job.bay === null ? undefined : bayOf(job.bay);
  const Name = own ? 'h2' : 'h3';
  const name = <Name className={styles.name}>{job.name}</Name>;

  return (
    <article
      className={`${styles.card} ${styles[standing] ?? ''}`}
      data-testid={`job-${job.id}`}
      data-state={job.state}
      data-lack={isOver(job) ? undefined : 'jobs'}
    >
      <header className={styles.head}>
        {own ? own.plate : name}
        <span className={styles.state}>
          {signs[standing]}{' '}
          {standing === 'others' ? t('jobs:others_at', { names: atIt }) : word('job_state', job.state)}
          {job.state === 'paused' && job.pauseReason && ` · ${word('pause_reason', job.pauseReason)}`}
        </span>
      </header>
      {own && name}
      <p className={styles.facts}>
        <span>{own ? own.car : sharersOf(t, job.technicians, nameOf) || t('jobs:nobody')}</span>
        {bay && <span>{bay}</span>}
        {!own && job.hours > 0 && <span>{t('jobs:hours', { hours: job.hours })}</span>}
        {facts}
      </p>
      {shared && (own || atIt !== '') && (
        <p className={styles.facts}>
          {own && <span>{t('jobs:with', { names: sharersOf(t, others, nameOf) })}</span>}
          {standing !== 'others' && atIt !== '' && <span>{t('jobs:others_at', { names: atIt })}</span>}
        </p>
      )}
      {job.attempt > 1 && (
        <p className={styles.again}>
          {t('jobs:rework', { attempt: job.attempt })}
          {job.cause !== '' && ` · ${t(job.refused ? 'jobs:refused' : 'jobs:cause', { cause: job.cause })}`}
        </p>
      )}
      {symptom && <p className={styles.symptom}>{t('jobs:symptom', { text: symptom })}</p>}
      {job.note !== '' && (
        <p className={styles.note}>{isOver(job) ? job.note : t('jobs:note', { text: job.note })}</p>
      )}
      <JobParts job={job} />
      {children}
      {/* The line is there before the clock runs: the next card would be pushed away by it. */}
      {own && (
        <p className={styles.times}>
          {job.hours > 0 && <span>{t('jobs:hours', { hours: job.hours })}</span>}
          {own.times}
        </p>
      )}
      <RefusalAlert refusal={work.refusal} />
      <Buttons className={own && styles.wide}>
        <JobButtons
          onCard={own !== undefined}
          job={job}
          work={work}
          without={own ? leftToTheVisit(job, me) : []}
          onAsk={onAsk}
          // Whoever joins from the page of the visit starts a clock of their own.
          testId={(verb) =>
            own ? `action-${verb}_job-${job.id}` : `job-${job.id}-${verb === 'join' ? 'start' : verb}`
          }
        />
        {own && (
          <ActionButton
            block
            size="large"
            icon={<FileSearchOutlined />}
            label={word('action', 'report_finding')}
            onAct={() => onAsk('finding')}
            testId={`action-report_finding-${job.id}`}
          />
        )}
        {own && (
          <ActionButton
            block
            size="large"
            opens
            icon={<InboxOutlined />}
            label={t('jobs:parts.ask')}
            onAct={() => onAsk('parts')}
            testId={`ask-part-${job.id}`}
          />
        )}
      </Buttons>
      {!own && mayNow(job, 'cancel') && (
        <button
          type="button"
          className={styles.quiet}
          data-testid={`job-${job.id}-cancel`}
          onClick={() => onAsk('cancel')}
        >
          {word('job_action', 'cancel')}
        </button>
      )}
    </article>
  );
}
