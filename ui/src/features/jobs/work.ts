import type { JobClock, JobRow, JobState } from '@bindings';
import { dayOf } from '../../i18n/time';

const rank: Record<JobState, number> = { running: 1, paused: 2, waiting: 3, finished: 4, cancelled: 5 };

/** The technician's own clock on a job; those who share it each have one. */
export const clockOf = (job: JobRow, person: number | undefined): JobClock | undefined =>
  job.clocks.find((clock) => clock.person_id === person);

/** What the own hands are at first, then what stands still, then what comes, in the order it is planned. */
export function inOrder(jobs: readonly JobRow[], person?: number): JobRow[] {
  const place = (job: JobRow) => (clockOf(job, person) ? 0 : rank[job.state]);
  const when = (job: JobRow) => Date.parse(job.planned_start ?? job.promised_at ?? '9999-12-31T00:00:00Z');
  return [...jobs].sort(
    (one, other) => place(one) - place(other) || when(one) - when(other) || one.job_id - other.job_id,
  );
}

export const isToday = (instant: string, now: number): boolean => dayOf(instant) === dayOf(now);
