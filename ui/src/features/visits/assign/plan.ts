import type { AssignJob, Job, JobShare } from '@bindings';

/** What the foreman decides about one job. */
export interface Plan {
  technicians: JobShare[];
  bay_id: number | null;
  planned_start: string | null;
  planned_minutes: number | null;
  note: string;
}

const whole = 10_000;

export const planOf = (job: Job, hours: number): Plan => ({
  technicians: job.technicians,
  bay_id: job.bay_id,
  planned_start: job.planned_start,
  // Hundredths of an hour are 0.6 minutes each.
  planned_minutes: job.planned_minutes > 0 ? job.planned_minutes : Math.round((hours * 60) / 100) || null,
  note: job.note,
});

/** Equal parts of the whole, the first taking what does not divide. */
export function sharedEqually(people: readonly number[]): JobShare[] {
  const each = Math.floor(whole / Math.max(1, people.length) / 100) * 100;
  return people.map((person_id, index) => ({
    person_id,
    share: index === 0 ? whole - each * (people.length - 1) : each,
  }));
}

export function withShare(shares: readonly JobShare[], person: number, share: number): JobShare[] {
  return shares.map((one) => (one.person_id === person ? { ...one, share } : one));
}

export const sharesFit = (shares: readonly JobShare[]): boolean =>
  shares.length === 0 || shares.reduce((sum, one) => sum + one.share, 0) === whole;

export const isChanged = (job: Job, plan: Plan): boolean =>
  JSON.stringify(job.technicians) !== JSON.stringify(plan.technicians) ||
  job.bay_id !== plan.bay_id ||
  job.planned_start !== plan.planned_start ||
  job.planned_minutes !== (plan.planned_minutes ?? 0) ||
  job.note !== plan.note;

export const requestOf = (job: Job, plan: Plan): AssignJob => ({
  job_id: job.id,
  version: job.version,
  technicians: plan.technicians,
  bay_id: plan.bay_id,
  planned_start: plan.planned_start,
  planned_minutes: plan.planned_minutes ?? 0,
  note: plan.note.trim(),
});
