import type { BoardOfDay, JobRow, LookAtPlan, TechnicianLoad } from '@bindings';
import { minuteOf } from '../../i18n/time';
import type { LaneTone } from '../../kit/LaneRow';
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

/** What the lanes of the board are. */
export type BoardView = 'technicians' | 'bays';

/** The same by bays. A job that nobody has lies in its bay all the same. */
export function spansInBays(board: BoardOfDay, unassigned: readonly JobRow[]): JobSpan[] {
  const rows = new Map(
    [...unassigned, ...board.technicians.flatMap((one) => one.jobs)].map((job) => [job.job_id, job]),
  );
  return board.bays.flatMap(({ bay_id, placed }) =>
    placed.flatMap(({ job_id, begins_at, minutes, tentative }) => {
      const job = rows.get(job_id);
      return job ? [{ id: job_id, lane: bay_id, from: minuteOf(begins_at), minutes, job, tentative }] : [];
    }),
  );
}

/** What the host is asked while jobs are held over a lane: who would do them there, or in which bay. */
export function planHeld(
  view: BoardView,
  jobs: readonly JobRow[],
  lane: number,
  start: string,
  from: number | undefined,
): LookAtPlan {
  const has = jobs[0]?.technicians.map((one) => one.person_id) ?? [];
  const others = has.filter((person) => person !== from && person !== lane);
  return {
    job_ids: jobs.map((job) => job.job_id),
    technicians: view === 'bays' ? has : [...others, lane],
    bay_id: view === 'bays' ? lane : null,
    planned_start: start,
    planned_minutes: null,
  };
}

/** The jobs of one car that wait for hands. */
export interface CarJobs {
  work_order_id: number;
  jobs: JobRow[];
}

/** Car by car, in the order in which they come: what is promised soonest first. */
export function byCar(jobs: readonly JobRow[]): CarJobs[] {
  const cars = new Map<number, CarJobs>();
  for (const job of jobs) {
    const car = cars.get(job.work_order_id) ?? { work_order_id: job.work_order_id, jobs: [] };
    car.jobs.push(job);
    cars.set(job.work_order_id, car);
  }
  return [...cars.values()];
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
