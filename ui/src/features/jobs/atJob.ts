import {
  type Allowed,
  JOB_OVER,
  type Job,
  type JobAction,
  type JobRow,
  type JobShare,
  type JobState,
  type PartRequestRow,
  type PauseReason,
  type Visit,
} from '@bindings';

/** A job as it stands, with what may be done at it: a list of jobs and the page of a visit both know this much. */
export interface JobAtHand {
  id: number;
  version: number;
  workOrder: number;
  /** The car it is done at: every dialog of the job shows whose it is. */
  plate: string | null;
  plateColour: string | null;
  name: string;
  hours: number;
  state: JobState;
  pauseReason: PauseReason | null;
  technicians: readonly JobShare[];
  bay: number | null;
  /** 1 for the first try. */
  attempt: number;
  /** Why it is done again; empty at the first try. */
  cause: string;
  /** It was the customer who did not accept it. */
  refused: boolean;
  /** What the foreman wants; once it is over, what was done, or why it was not. */
  note: string;
  /** Whose clocks run: those who share a job each have one. */
  atWork: readonly number[];
  /** Somebody else is still at it: finishing it ends the own part only. */
  ownPart: boolean;
  actions: readonly Allowed<JobAction>[];
  /** Its parts came: it went on with them, or may. */
  partsHere: { at: string; wentOn: boolean } | undefined;
  /** What was asked of the parts counter for it. */
  requests: readonly PartRequestRow[];
}

export const jobOfRow = (row: JobRow): JobAtHand => ({
  id: row.job_id,
  version: row.version,
  workOrder: row.work_order_id,
  plate: row.plate,
  plateColour: row.plate_colour,
  name: row.name,
  hours: row.hours,
  state: row.state,
  pauseReason: row.pause_reason,
  technicians: row.technicians,
  bay: row.bay_id,
  attempt: row.attempt,
  cause: row.rework_cause,
  refused: row.refused_delivery_id !== null,
  note: row.note,
  atWork: row.clocks.map((clock) => clock.person_id),
  ownPart: row.own_part,
  actions: row.actions,
  partsHere: row.parts_here ? { at: row.parts_here.at, wentOn: row.parts_here.went_on } : undefined,
  requests: row.requests,
});

export function jobOfVisit(visit: Visit, job: Job): JobAtHand {
  const offer = visit.job_offers.find((one) => one.job_id === job.id);
  const line = visit.lines.find((one) => one.id === job.line_id);
  const rework = visit.reworks.find((one) => one.id === job.rework_id);
  const came = visit.parts_arrivals.findLast((one) => one.job_id === job.id);
  return {
    id: job.id,
    version: job.version,
    workOrder: job.work_order_id,
    plate: visit.vehicle.plate,
    plateColour: visit.vehicle.plate_colour,
    name: line?.name ?? '–',
    hours: line?.hours ?? 0,
    state: job.state,
    pauseReason: job.pause_reason,
    technicians: job.technicians,
    bay: job.bay_id,
    attempt: job.attempt,
    cause: rework?.cause ?? '',
    refused: (rework?.refused_delivery_id ?? null) !== null,
    note: job.note,
    atWork: offer?.at_work ?? [],
    ownPart: offer?.own_part ?? false,
    actions: offer?.actions ?? [],
    partsHere: came && !isOver(job) ? { at: came.at, wentOn: came.went_on } : undefined,
    requests: visit.part_requests.filter((one) => one.job_id === job.id),
  };
}

export const isGivenTo = (job: JobAtHand, person: number | undefined): boolean =>
  job.technicians.some((one) => one.person_id === person);

export const isOver = ({ state }: { state: JobState }): boolean => JOB_OVER.includes(state);

/** What is pressed at the car; giving a job out and calling it off have their own places. */
export type JobVerb = Exclude<JobAction, 'assign' | 'cancel'>;

export const verbsAt = (job: JobAtHand): { action: JobVerb; missing: Allowed<JobAction>['missing'] }[] =>
  job.actions.flatMap(({ action, missing }) =>
    action === 'assign' || action === 'cancel' ? [] : [{ action, missing }],
  );

/** Who else is at it now. */
export const othersAt = (job: Pick<JobAtHand, 'atWork'>, person: number | undefined): number[] =>
  job.atWork.filter((one) => one !== person);

/** How a job stands for one of those who share it: a job that others are at is still to be joined. */
export type Standing = 'mine' | 'others' | JobState;

export function standingOf(
  { state, atWork }: Pick<JobAtHand, 'state' | 'atWork'>,
  person: number | undefined,
): Standing {
  if (state !== 'running') return state;
  return atWork.some((one) => one === person) ? 'mine' : 'others';
}

/**
 * What a person's own list leaves to the page of the visit: there a foreman stops a colleague's clock, and a job that
 * stands still is finished. Here it is joined, and gone on with.
 */
export const leftToTheVisit = (job: JobAtHand, person: number | undefined): readonly JobVerb[] => {
  const standing = standingOf(job, person);
  if (standing === 'mine') return [];
  return standing === 'others' ? ['finish', 'pause'] : ['finish'];
};

/** Whether it can be done at once, by whoever looks. */
export const mayNow = ({ actions }: Pick<JobAtHand, 'actions'>, action: JobAction): boolean =>
  actions.some((one) => one.action === action && one.missing === null);
