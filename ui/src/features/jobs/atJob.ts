import type { Job, JobRow, JobShare, JobState, PauseReason, Visit } from '@bindings';

/** A job as far as it decides what may be done at it: a list of jobs and the page of a visit both know this much. */
export interface JobAtHand {
  id: number;
  version: number;
  name: string;
  state: JobState;
  technicians: readonly JobShare[];
  /** Whose clocks run: those who share a job each have one. */
  atWork: readonly number[];
}

export const jobOfRow = (row: JobRow): JobAtHand => ({
  id: row.job_id,
  version: row.version,
  name: row.name,
  state: row.state,
  technicians: row.technicians,
  atWork: row.clocks.map((clock) => clock.person_id),
});

export const jobOfVisit = (visit: Visit, job: Job): JobAtHand => ({
  id: job.id,
  version: job.version,
  name: visit.lines.find((line) => line.id === job.line_id)?.name ?? '–',
  state: job.state,
  technicians: job.technicians,
  atWork: visit.job_times
    .filter((time) => time.job_id === job.id && time.ended_at === null)
    .map((time) => time.person_id),
});

/** Who stands at the screen. */
export interface Hands {
  person: number | undefined;
  /** The foreman may press for others. */
  foreman: boolean;
}

export const isGivenTo = (job: JobAtHand, person: number | undefined): boolean =>
  job.technicians.some((one) => one.person_id === person);

/** Somebody else is still at it: finishing it ends the own part only. */
export const isOwnPart = (job: JobAtHand, person: number | undefined): boolean =>
  job.atWork.length > 1 && job.atWork.some((one) => one === person);

export type JobVerb = 'start' | 'join' | 'resume' | 'finish' | 'pause';

/** Verbs that start a clock: they wait for hands that are full. */
export const startsClock = (verb: JobVerb): boolean =>
  verb === 'start' || verb === 'join' || verb === 'resume';

/**
 * What may be pressed at a job, the likeliest first. Those who share a job each start and stop their own clock; the
 * foreman stops anybody's.
 */
export function verbsAt(job: JobAtHand, { person, foreman }: Hands): JobVerb[] {
  if (job.state === 'waiting') return ['start'];
  if (job.state === 'paused') return ['resume', 'finish'];
  if (job.state !== 'running') return [];
  const joinable = isGivenTo(job, person) && !job.atWork.some((one) => one === person);
  if (!joinable) return ['finish', 'pause'];
  return foreman ? ['join', 'finish', 'pause'] : ['join'];
}

export const pauseReasons: readonly PauseReason[] = ['parts', 'customer', 'tool', 'end_of_day'];
