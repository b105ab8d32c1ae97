import type { JobRow, TechnicianLoad } from '@bindings';
import { minuteOf } from '../../i18n/time';
import type { LaneTone } from '../../kit/LaneBoard';
import type { Span } from '../../kit/lanes';
import { lateness } from '../../kit/lateness';
import { isOver } from '../jobs/atJob';

export interface JobSpan extends Span {
  job: JobRow;
  /** Nobody planned its time: it stands where the technician would come to it. */
  tentative: boolean;
}

/** The jobs of one technician where the host laid them, as the lanes draw them. */
export function spansOf({ person_id, jobs, placed }: TechnicianLoad): JobSpan[] {
  return placed.flatMap(({ job_id, begins_at, minutes, tentative }) => {
    const job = jobs.find((one) => one.job_id === job_id);
    return job ? [{ id: job_id, lane: person_id, from: minuteOf(begins_at), minutes, job, tentative }] : [];
  });
}

/** The load of a day in per cent, whole numbers. */
export function percentOf(minutes: number, dayStart: string, dayEnd: string): number {
  const whole = Math.max(1, (Date.parse(dayEnd) - Date.parse(dayStart)) / 60_000);
  return Math.round((minutes / whole) * 100);
}

export function toneOf(job: JobRow, now: number): LaneTone {
  if (isOver(job)) return 'done';
  if (job.state === 'running') return 'busy';
  if (job.state === 'paused') return 'waiting';
  return lateness(job, now) === 'late' ? 'late' : 'plain';
}
