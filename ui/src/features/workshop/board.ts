import { type AssignJob, HALF_HOUR, type JobRow, type TechnicianLoad } from '@bindings';
import { inShop } from '../../i18n/time';
import type { LaneTone } from '../../kit/LaneBoard';
import type { Span } from '../../kit/lanes';
import { lateness } from '../../kit/lateness';
import { isOver } from '../jobs/atJob';
import { assignmentOf, minutesOf, sharedEqually } from './plan';

export interface JobSpan extends Span {
  job: JobRow;
  /** Nobody planned its time: it stands where the technician would come to it. */
  tentative: boolean;
}

const dayOf = (instant: string): string => inShop(instant).format('YYYY-MM-DD');

export function minuteOf(instant: string): number {
  const at = inShop(instant);
  return at.hour() * 60 + at.minute();
}

/**
 * The jobs of one technician on the day of `dayStart`, each at its time. What has none, or one of a day that has
 * passed, stands after everything that is planned, in the order it was given.
 */
export function spansOf(load: TechnicianLoad, dayStart: string, now: number): JobSpan[] {
  const day = dayOf(dayStart);
  const placed: JobSpan[] = [];
  const loose: JobRow[] = [];
  for (const job of load.jobs) {
    if (job.state === 'cancelled') continue;
    const at = job.begins_at;
    if (at !== null && dayOf(at) > day) continue;
    if (at === null || dayOf(at) < day) {
      if (!isOver(job)) loose.push(job);
      continue;
    }
    placed.push({
      id: job.job_id,
      lane: load.person_id,
      from: minuteOf(at),
      minutes: job.takes_minutes,
      job,
      tentative: job.planned_start === null && job.state === 'waiting',
    });
  }
  let free = Math.max(minuteOf(dayStart), day === dayOf(new Date(now).toISOString()) ? minuteNow(now) : 0);
  for (const span of placed) if (!isOver(span.job)) free = Math.max(free, span.from + span.minutes);
  for (const job of loose) {
    const from = Math.ceil(free / HALF_HOUR) * HALF_HOUR;
    placed.push({
      id: job.job_id,
      lane: load.person_id,
      from,
      minutes: job.takes_minutes,
      job,
      tentative: true,
    });
    free = from + job.takes_minutes;
  }
  // What does not fit into the day any more stays at its edge, where it can still be taken.
  return placed.map((span) => ({ ...span, from: Math.min(span.from, 24 * 60 - HALF_HOUR) }));
}

const minuteNow = (now: number): number => minuteOf(new Date(now).toISOString());

/** When a technician is free for the next job: after all that is planned, and not before now. Nobody is free at once. */
export function freeAt(load: TechnicianLoad | undefined, dayStart: string, now: number): number {
  const busy = (load ? spansOf(load, dayStart, now) : []).filter(({ job }) => !isOver(job));
  const from = busy.reduce(
    (latest, span) => Math.max(latest, span.from + span.minutes),
    Math.max(minuteOf(dayStart), minuteNow(now)),
  );
  return Math.min(24 * 60 - HALF_HOUR, Math.ceil(from / HALF_HOUR) * HALF_HOUR);
}

/** Whoever has least to do today comes first. */
export const ranked = (technicians: readonly TechnicianLoad[]): TechnicianLoad[] =>
  [...technicians].sort(
    (one, other) => one.minutes_today - other.minutes_today || one.person_id - other.person_id,
  );

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

/** The answer to a drag: laid on another lane it changes hands, laid on its own it changes its time. */
export function handedTo(job: JobRow, from: number | undefined, to: number, start: string): AssignJob {
  // The share goes with the work: whoever takes it over takes the same part of it.
  const handed = job.technicians.map((one) => (one.person_id === from ? { ...one, person_id: to } : one));
  const held = handed.filter((one) => one.person_id === to).length;
  const technicians =
    held === 1
      ? handed
      : sharedEqually([
          ...job.technicians.map((one) => one.person_id).filter((id) => id !== from && id !== to),
          to,
        ]);
  return assignmentOf(
    { id: job.job_id, version: job.version },
    {
      technicians,
      bay_id: job.bay_id,
      planned_start: start,
      planned_minutes: minutesOf(job, job.hours),
      note: job.note,
    },
  );
}
