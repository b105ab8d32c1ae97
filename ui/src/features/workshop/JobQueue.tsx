import { HolderOutlined } from '@ant-design/icons';
import type { JobRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Promised } from '../../kit/Age';
import type { LaneDrag } from '../../kit/laneDrag';
import { Nothing } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { mayNow } from '../jobs/atJob';
import styles from './JobQueue.module.css';
import { minutesOf } from './plan';

interface JobQueueProps {
  jobs: readonly JobRow[];
  drag: LaneDrag;
  /** Told when a job is taken, before it is laid anywhere. */
  onTake: () => void;
  onOpen: (job: JobRow) => void;
}

/** Jobs without a technician: to be dragged onto the board, or pressed to choose who and when. */
export function JobQueue({ jobs, drag, onTake, onOpen }: JobQueueProps) {
  const { t } = useTranslation();
  if (jobs.length === 0) return <Nothing>{t('workshop:empty.unassigned')}</Nothing>;
  const held = drag.dragging;
  const lifted = held && !held.target ? jobs.find((job) => job.job_id === held.id) : undefined;
  return (
    <>
      <ul className={styles.queue}>
        {jobs.map((job) => {
          const movable = mayNow(job, 'assign');
          return (
            <li key={job.job_id}>
              <button
                type="button"
                className={`${styles.job} ${held?.id === job.job_id ? styles.lifted : ''}`}
                data-testid={`queue-job-${job.job_id}`}
                onPointerDown={(event) => {
                  // A finger scrolls the list unless it takes the handle; a mouse takes the job anywhere.
                  const handle = (event.target as HTMLElement).closest('[data-handle]');
                  if (!movable || (event.pointerType === 'touch' && !handle)) return;
                  onTake();
                  drag.begin(event, { id: job.job_id, minutes: minutesOf(job, job.hours) });
                }}
                onClick={() => onOpen(job)}
              >
                {movable && (
                  <span className={styles.handle} data-handle="">
                    <HolderOutlined />
                  </span>
                )}
                <span className={styles.about}>
                  <span className={styles.head}>
                    <PlateBadge plate={job.plate} colour={job.plate_colour} size="small" />
                    {job.hours > 0 && <Quiet>{t('words:labour_hours', { hours: job.hours })}</Quiet>}
                  </span>
                  <strong>{job.name}</strong>
                  {job.attempt > 1 && (
                    <span className={styles.again}>{t('workshop:attempt', { attempt: job.attempt })}</span>
                  )}
                  {job.promised_at && <Promised at={job.promised_at} stage={job.stage} />}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {lifted && held && (
        <span className={styles.floating} style={{ left: held.x + 12, top: held.y + 12 }}>
          {lifted.name}
        </span>
      )}
    </>
  );
}
