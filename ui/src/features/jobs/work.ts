import type { JobClock, JobRow } from '@bindings';
import { dayOf } from '../../i18n/time';

/** The technician's own clock on a job; those who share it each have one. */
export const clockOf = (job: JobRow, person: number | undefined): JobClock | undefined =>
  job.clocks.find((clock) => clock.person_id === person);

export const isToday = (instant: string, now: number): boolean => dayOf(instant) === dayOf(now);
