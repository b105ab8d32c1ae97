import {
  CheckOutlined,
  ClockCircleOutlined,
  FileSearchOutlined,
  PauseOutlined,
  PlayCircleOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { JobRow } from '@bindings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/read';
import { useSession } from '../../api/session';
import { formatHours, formatRate } from '../../i18n/amounts';
import { formatInstant, inShop } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Age } from '../../kit/Age';
import { useNow } from '../../kit/clock';
import { PlateBadge } from '../../kit/PlateBadge';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Agreed } from './Agreed';
import { jobOfRow, leftToTheVisit } from './atJob';
import { JobButtons } from './JobButtons';
import styles from './JobCard.module.css';
import { useJobWork } from './useJobWork';
import { clockOf, isToday, othersAt, type Standing, standingOf } from './work';

interface JobCardProps {
  job: JobRow;
  onAsk: (about: 'pause' | 'finish' | 'finding') => void;
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

/** One job at the car: what it is, how it stands, and what to press. */
export function JobCard({ job, onAsk }: JobCardProps) {
  const { t } = useTranslation();
  const word = useWords();
  const now = useNow();
  const { data: shop } = useRead('list_people', {});
  const me = useSession()?.person_id;
  const { job_id } = job;
  const atHand = jobOfRow(job);
  const work = useJobWork(atHand);
  const bay = shop?.bays.find((one) => one.id === job.bay_id)?.name;

  const standing = standingOf(job, me);
  const since = clockOf(job, me)?.started_at ?? job.since;
  const nameOf = (person: number) => shop?.people.find((one) => one.id === person)?.name ?? '';
  const atIt = othersAt(job, me).map(nameOf).join(t('words:list_separator'));
  const sharers = job.technicians
    .filter((one) => one.person_id !== me)
    .map((one) => `${nameOf(one.person_id)} ${formatRate(one.share)}`)
    .join(t('words:list_separator'));

  const planned =
    job.planned_start &&
    (isToday(job.planned_start, now)
      ? inShop(job.planned_start).format('HH:mm')
      : formatInstant(t, job.planned_start, true));

  return (
    <article className={`${styles.card} ${styles[standing] ?? ''}`} data-testid={`job-${job_id}`}>
      <header className={styles.head}>
        <PlateBadge plate={job.plate} colour={job.plate_colour} size="large" />
        <span className={styles.state}>
          {signs[standing]}{' '}
          {standing === 'others' ? t('jobs:others_at', { names: atIt }) : word('job_state', job.state)}
          {job.state === 'paused' && job.pause_reason && ` · ${word('pause_reason', job.pause_reason)}`}
        </span>
      </header>
      <h2 className={styles.name}>{job.name}</h2>
      <p className={styles.facts}>
        <span>{[job.make, job.model].filter(Boolean).join(' ')}</span>
        {bay && <span>{bay}</span>}
        <span>{t('jobs:hours', { hours: formatHours(job.hours) })}</span>
        {planned && <span>{t('jobs:planned', { at: planned })}</span>}
        <Link className={styles.visit} to={`/visits/${job.work_order_id}`}>
          {job.work_order_number}
        </Link>
      </p>
      {job.technicians.length > 1 && (
        <p className={styles.facts}>
          <span>{t('jobs:with', { names: sharers })}</span>
          {standing === 'mine' && atIt !== '' && <span>{t('jobs:others_at', { names: atIt })}</span>}
        </p>
      )}
      {job.attempt > 1 && (
        <p className={styles.again}>
          {t('jobs:rework', { attempt: job.attempt })}
          {job.rework_cause !== '' && ` · ${t('jobs:cause', { cause: job.rework_cause })}`}
        </p>
      )}
      {job.symptom !== '' && <p className={styles.symptom}>{t('jobs:symptom', { text: job.symptom })}</p>}
      {job.note !== '' && <p className={styles.note}>{t('jobs:note', { text: job.note })}</p>}
      <Agreed job={job} />
      {since && (job.state === 'running' || job.state === 'paused') && (
        <p className={styles.times}>
          <Age since={since} amber={job.planned_minutes || 60} red={(job.planned_minutes || 60) * 2} />
        </p>
      )}
      <RefusalAlert refusal={work.refusal} />
      <div className={styles.actions}>
        <JobButtons
          onCard
          job={atHand}
          work={work}
          without={leftToTheVisit(atHand, me)}
          joinLabel={t('jobs:join')}
          onAsk={onAsk}
          testId={(verb) => `action-${verb}_job-${job_id}`}
        />
        <ActionButton
          block
          size="large"
          icon={<FileSearchOutlined />}
          label={word('action', 'report_finding')}
          onAct={() => onAsk('finding')}
          testId={`action-report_finding-${job_id}`}
        />
      </div>
    </article>
  );
}
