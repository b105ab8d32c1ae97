import { type AssignJob, HALF_HOUR, type JobShare, LIMITS } from '@bindings';
import type { TFunction } from 'i18next';
import type { Lack } from '../../kit/lacks';

/** What the foreman decides about one job. */
export interface Plan {
  technicians: JobShare[];
  bay_id: number | null;
  planned_start: string | null;
  planned_minutes: number | null;
  note: string;
}

/** A job as it is planned by now, whichever list it stands on. */
type Planned = Pick<Plan, 'technicians' | 'bay_id' | 'planned_start' | 'note'> & { planned_minutes: number };

const whole = LIMITS.share;

/** The standard hours of a job in minutes: hundredths of an hour are 0.6 minutes each. */
export const standardMinutes = (hours: number): number => Math.round((hours * 60) / 100);

/** How long a job is planned to take, as the host reckons it: without a plan its standard hours, and half an hour at least. */
export const minutesOf = (job: Pick<Planned, 'planned_minutes'>, hours: number): number =>
  Math.min(
    LIMITS.planned_minutes,
    job.planned_minutes > 0 ? job.planned_minutes : Math.max(standardMinutes(hours), HALF_HOUR),
  );

/** What the form begins with. */
export const planOf = (job: Planned, hours: number): Plan => ({
  technicians: job.technicians,
  bay_id: job.bay_id,
  planned_start: job.planned_start,
  planned_minutes: minutesOf(job, hours),
  note: job.note,
});

export const isChanged = (job: Planned, plan: Plan): boolean =>
  JSON.stringify(job.technicians) !== JSON.stringify(plan.technicians) ||
  job.bay_id !== plan.bay_id ||
  job.planned_start !== plan.planned_start ||
  job.planned_minutes !== (plan.planned_minutes ?? 0) ||
  job.note !== plan.note;

/** Equal parts of the whole, to the hundredth of a per cent: what does not divide goes to the first ones. */
export function sharedEqually(people: readonly number[]): JobShare[] {
  const part = Math.floor(whole / Math.max(1, people.length));
  const left = whole - part * people.length;
  return people.map((person_id, place) => ({ person_id, share: part + (place < left ? 1 : 0) }));
}

const withShare = (shares: readonly JobShare[], person: number, share: number): JobShare[] =>
  shares.map((one) => (one.person_id === person ? { ...one, share } : one));

/** Somebody's part is set; of two, the other takes what is left. */
export const withShareAndRest = (shares: readonly JobShare[], person: number, share: number): JobShare[] =>
  shares.length === 2
    ? shares.map((one) => ({ ...one, share: one.person_id === person ? share : whole - share }))
    : withShare(shares, person, share);

export const sharesFit = (shares: readonly JobShare[]): boolean =>
  shares.length === 0 || shares.reduce((sum, one) => sum + one.share, 0) === whole;

/** What a plan still lacks before a job can be given out by it. */
export function lacksOf(t: TFunction, { technicians }: Pick<Plan, 'technicians'>): Lack[] {
  if (technicians.length === 0) return [{ says: t('workshop:assign.nobody'), at: 'technicians' }];
  return sharesFit(technicians) ? [] : [{ says: t('workshop:assign.shares_off'), at: 'shares' }];
}

/** What the host is asked when a job is given out. */
export const assignmentOf = (job: { id: number; version: number }, plan: Plan): AssignJob => ({
  job_id: job.id,
  version: job.version,
  technicians: plan.technicians,
  bay_id: plan.bay_id,
  planned_start: plan.planned_start,
  planned_minutes: plan.planned_minutes ?? 0,
  note: plan.note.trim(),
});
