import { HolderOutlined } from '@ant-design/icons';
import type { CarAtRisk, JobRow } from '@bindings';
import { memo, type PointerEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Promised } from '../../kit/Age';
import { ComebackTag } from '../../kit/ComebackTag';
import { useHotkey } from '../../kit/hotkeys';
import type { LaneDrag } from '../../kit/laneDrag';
import { Nothing } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { PriorityTag } from '../../kit/PriorityTag';
import { Quiet } from '../../kit/Quiet';
import { RiskMark } from '../../kit/RiskMark';
import { useWatched } from '../../kit/watched';
import { mayNow } from '../jobs/atJob';
import { byCar, type CarJobs } from './board';
import styles from './JobQueue.module.css';
import { minutesOf } from './plan';

interface JobQueueProps {
  jobs: readonly JobRow[];
  /** Why promises are at risk, by car. */
  atRisk: ReadonlyMap<number, CarAtRisk>;
  drag: LaneDrag;
  /** Told when a job is taken, before it is laid anywhere. */
  onTake: () => void;
  onOpen: (job: JobRow) => void;
}

/** What is dragged as a whole car, told from a job by its sign. */
export const carHeld = (workOrder: number): number => -workOrder;

const allMinutes = (jobs: readonly JobRow[]): number =>
  jobs.reduce((sum, job) => sum + minutesOf(job, job.hours), 0);

/**
 * Jobs without a technician, car by car: a job or all of them are dragged onto the board, or a job pressed. F4 goes to
 * the first, so that job after job is given out without a mouse.
 */
export const JobQueue = memo(function JobQueue(props: JobQueueProps) {
  const { jobs, atRisk, drag, onTake, onOpen } = props;
  const { t } = useTranslation();
  const cars = useMemo(() => byCar(jobs), [jobs]);
  const list = useRef<HTMLUListElement>(null);
  const toFirst = () => list.current?.querySelector('button [data-handle]')?.closest('button')?.focus();
  useHotkey('F4', jobs.length > 0 ? toFirst : undefined, t('workshop:unassigned'));
  if (jobs.length === 0) return <Nothing>{t('workshop:empty.unassigned')}</Nothing>;
  return (
    <ul className={styles.queue} ref={list}>
      {cars.map((car) => (
        <CarGroup
          key={car.work_order_id}
          car={car}
          risk={atRisk.get(car.work_order_id)}
          drag={drag}
          onTake={onTake}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
});

/** What of this car is in somebody's hand. */
const liftedOf = (car: CarJobs, held: number | undefined): number | undefined =>
  held === carHeld(car.work_order_id) || car.jobs.some((job) => job.job_id === held) ? held : undefined;

interface CarGroupProps {
  car: CarJobs;
  risk: CarAtRisk | undefined;
  drag: LaneDrag;
  onTake: () => void;
  onOpen: (job: JobRow) => void;
}

const CarGroup = memo(function CarGroup({ car, risk, drag, onTake, onOpen }: CarGroupProps) {
  const { t } = useTranslation();
  const lifted = useWatched(drag.held, (held) => liftedOf(car, held?.id));
  const [first] = car.jobs;
  if (!first) return null;
  const movable = car.jobs.filter((job) => mayNow(job, 'assign'));
  const take = (event: PointerEvent<HTMLElement>, id: number, jobs: readonly JobRow[]) => {
    // A finger scrolls the list unless it takes the handle; a mouse takes the job anywhere.
    const handle = (event.target as HTMLElement).closest('[data-handle]');
    if (jobs.length === 0 || (event.pointerType === 'touch' && !handle)) return;
    onTake();
    drag.begin(event, { id, minutes: allMinutes(jobs) });
  };
  const whole = carHeld(car.work_order_id);
  return (
    <li className={lifted === whole ? styles.lifted : undefined}>
      <div
        className={styles.car}
        data-testid={`queue-car-${car.work_order_id}`}
        onPointerDown={(event) => take(event, whole, movable)}
      >
        {movable.length > 1 && (
          <span className={styles.handle} data-handle="" title={t('workshop:all_of_car')}>
            <HolderOutlined />
          </span>
        )}
        <PlateBadge plate={first.plate} colour={first.plate_colour} size="small" />
        <PriorityTag priority={first.priority} />
        <ComebackTag lines={first.comeback_lines} />
        {movable.length > 1 && <Quiet>{t('workshop:jobs_of_car', { jobs: movable.length })}</Quiet>}
        {first.promised_at && <Promised at={first.promised_at} stage={first.stage} />}
        <RiskMark promise={risk} />
      </div>
      {car.jobs.map((job) => {
        const may = mayNow(job, 'assign');
        return (
          <button
            key={job.job_id}
            type="button"
            className={`${styles.job} ${lifted === job.job_id ? styles.lifted : ''}`}
            data-testid={`queue-job-${job.job_id}`}
            onPointerDown={(event) => take(event, job.job_id, may ? [job] : [])}
            onClick={() => onOpen(job)}
          >
            {may && (
              <span className={styles.handle} data-handle="">
                <HolderOutlined />
              </span>
            )}
            <span className={styles.about}>
              <span className={styles.head}>
                <strong>{job.name}</strong>
                {job.hours > 0 && <Quiet>{t('words:labour_hours', { hours: job.hours })}</Quiet>}
              </span>
              {job.attempt > 1 && (
                <span className={styles.again}>{t('workshop:attempt', { attempt: job.attempt })}</span>
              )}
            </span>
          </button>
        );
      })}
    </li>
  );
});
