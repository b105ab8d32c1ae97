import type { Allowed, Job, JobAction, JobRow, JobShare, JobState, PauseReason, Visit } from '@bindings';

/** A job as it stands, with what may be done at it: a list of jobs and the page of a visit both know this much. */
export interface JobAtHand {
  id: number;
  version: number;
  name: string;
  state: JobState;
  technicians: readonly JobShare[];
  /** Whose clocks run: those who share a job each have one. */
  atWork: readonly number[];
  /** Somebody else is still at it: finishing it ends the own part only. */
  ownPart: boolean;
  actions: readonly Allowed<JobAction>[];
}

export const jobOfRow = (row: JobRow): JobAtHand => ({
  id: row.job_id,
  version: row.version,
  name: row.name,
  state: row.state,
  technicians: row.technicians,
  atWork: row.clocks.map((clock) => clock.person_id),
  ownPart: row.own_part,
  actions: row.actions,
});

export function jobOfVisit(visit: Visit, job: Job): JobAtHand {
  const offer = visit.job_offers.find((one) => one.job_id === job.id);
  return {
    id: job.id,
    version: job.version,
    name: visit.lines.find((line) => line.id === job.line_id)?.name ?? '–',
    state: job.state,
    technicians: job.technicians,
    atWork: offer?.at_work ?? [],
    ownPart: offer?.own_part ?? false,
    actions: offer?.actions ?? [],
  };
}

export const isGivenTo = (job: JobAtHand, person: number | undefined): boolean =>
  job.technicians.some((one) => one.person_id === person);

/** What is pressed at the car; giving a job out and calling it off have their own places. */
export type JobVerb = Exclude<JobAction, 'assign' | 'cancel'>;

export const verbsAt = (job: JobAtHand): { action: JobVerb; missing: Allowed<JobAction>['missing'] }[] =>
  job.actions.flatMap(({ action, missing }) =>
    action === 'assign' || action === 'cancel' ? [] : [{ action, missing }],
  );

/**
 * What a person's own list leaves to the page of the visit: there a foreman stops a colleague's clock, and a job that
 * stands still is finished. Here it is joined, and gone on with.
 */
export const leftToTheVisit = (job: JobAtHand, person: number | undefined): readonly JobVerb[] => {
  if (job.state !== 'running') return ['finish'];
  return job.atWork.some((one) => one === person) ? [] : ['finish', 'pause'];
};

/** Whether it can be done at once, by whoever looks. */
export const mayNow = ({ actions }: Pick<JobAtHand, 'actions'>, action: JobAction): boolean =>
  actions.some((one) => one.action === action && one.missing === null);

export const pauseReasons: readonly PauseReason[] = ['parts', 'customer', 'tool', 'end_of_day'];
