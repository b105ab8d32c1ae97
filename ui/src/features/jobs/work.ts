import type { JobClock, JobRow, JobState } from '@bindings';
import { inShop } from '../../i18n/time';

const rank: Record<JobState, number> = { running: 1, paused: 2, waiting: 3, finished: 4, cancelled: 5 };

/** The technician's own clock on a job; those who share it each have one. */
export const clockOf = (job: JobRow, person: number | undefined): JobClock | undefined =>
  job.clocks.find((clock) => clock.person_id === person);

/** Who else is at it now. */
export const othersAt = (job: JobRow, person: number | undefined): number[] =>
  job.clocks.map((clock) => clock.person_id).filter((id) => id !== person);

/** How a job stands for one of those who share it: a job that others are at is still to be joined. */
export type Standing = 'mine' | 'others' | JobState;

export function standingOf(job: JobRow, person: number | undefined): Standing {
  if (job.state !== 'running') return job.state;
  return clockOf(job, person) ? 'mine' : 'others';
}

/** What the own hands are at first, then what stands still, then what comes, in the order it is planned. */
export function inOrder(jobs: readonly JobRow[], person?: number): JobRow[] {
  const place = (job: JobRow) => (clockOf(job, person) ? 0 : rank[job.state]);
  const when = (job: JobRow) => Date.parse(job.planned_start ?? job.promised_at ?? '9999-12-31T00:00:00Z');
  return [...jobs].sort(
    (one, other) => place(one) - place(other) || when(one) - when(other) || one.job_id - other.job_id,
  );
}

export const isToday = (instant: string, now: number): boolean =>
  inShop(instant).format('YYYY-MM-DD') === inShop(now).format('YYYY-MM-DD');
