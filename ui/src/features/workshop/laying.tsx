import type { Job, JobBefore, JobRow } from '@bindings';
import { App, Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { asRefusal } from '../../api/errors';
import { refusalWords } from '../../i18n/refusal';

/** How long somebody has to see that it lies wrong. */
const undoSeconds = 10;

/** How a job was planned before it was laid elsewhere, at the version it has since. */
export const beforeOf = (job: JobRow, now: Pick<Job, 'version'>): JobBefore => ({
  job_id: job.job_id,
  version: now.version,
  technicians: job.technicians,
  bay_id: job.bay_id,
  planned_start: job.planned_start,
  planned_minutes: job.planned_minutes,
});

const seenOf = (jobs: readonly JobRow[]) => jobs.map(({ job_id, version }) => ({ job_id, version }));

interface Laid {
  jobs: readonly Pick<Job, 'id' | 'version'>[];
  released: boolean;
}

export interface Laying {
  /** On a technician’s lane: it changes hands there. */
  give: (job: JobRow, from: number | undefined, to: number, start: string, said: string) => Promise<void>;
  /** All of them to one technician, one behind the other. */
  giveAll: (jobs: readonly JobRow[], to: number, start: string, said: string) => Promise<void>;
  /** On a bay’s lane: they are done there, one behind the other. */
  put: (jobs: readonly JobRow[], bay: number, start: string, said: string) => Promise<void>;
  /** What was laid last lies again where it lay before; nothing where it is taken back already. */
  undo: () => Promise<void>;
}

/** Lays jobs on the board, says so, and offers the way back. */
export function useLaying(): Laying {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const move = useCommand('move_job');
  const layAll = useCommand('lay_jobs');
  const layInBay = useCommand('lay_in_bay');
  const layBack = useCommand('lay_back');

  const refused = (failure: unknown) => {
    message.error(refusalWords(t, asRefusal(failure)));
  };
  const last = useRef<JobBefore[]>(undefined);
  const undo = async () => {
    const jobs = last.current;
    if (!jobs) return;
    last.current = undefined;
    message.destroy('laid');
    try {
      await layBack({ jobs });
      message.success(t('workshop:undone'));
    } catch (failure) {
      refused(failure);
    }
  };
  const lay = async (jobs: readonly JobRow[], said: string, send: () => Promise<Laid>) => {
    try {
      const { jobs: laid, released } = await send();
      const before = jobs.flatMap((job) => {
        const now = laid.find((one) => one.id === job.job_id);
        return now ? [beforeOf(job, now)] : [];
      });
      last.current = before;
      message.open({
        key: 'laid',
        type: 'success',
        duration: undoSeconds,
        // As long as it says so it is taken back by the key as well, and no longer.
        onClose: () => {
          if (last.current === before) last.current = undefined;
        },
        content: (
          <>
            {said}
            {released && ` ${t('workshop:released')}`}
            <Button type="link" data-testid="undo-laid" onClick={() => void undo()}>
              {t('workshop:undo')}
            </Button>
          </>
        ),
      });
    } catch (failure) {
      refused(failure);
    }
  };

  return {
    give: (job, from, to, start, said) =>
      lay([job], said, async () => {
        const seen = { job_id: job.job_id, version: job.version };
        const saved = await move({ ...seen, from: from ?? null, to, planned_start: start });
        return { jobs: [saved.job], released: saved.released };
      }),
    giveAll: (jobs, to, start, said) =>
      lay(jobs, said, async () => {
        const laid = await layAll({ jobs: seenOf(jobs), to, planned_start: start });
        return { jobs: laid.jobs, released: laid.released.length > 0 };
      }),
    put: (jobs, bay, start, said) =>
      lay(jobs, said, async () => {
        const laid = await layInBay({ jobs: seenOf(jobs), bay_id: bay, planned_start: start });
        return { jobs: laid.jobs, released: false };
      }),
    undo,
  };
}
