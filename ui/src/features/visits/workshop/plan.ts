import type { Job } from '@bindings';
import { type Plan, standardMinutes } from '../../workshop/plan';

export const planOf = (job: Job, hours: number): Plan => ({
  technicians: job.technicians,
  bay_id: job.bay_id,
  planned_start: job.planned_start,
  planned_minutes: job.planned_minutes > 0 ? job.planned_minutes : standardMinutes(hours) || null,
  note: job.note,
});

export const isChanged = (job: Job, plan: Plan): boolean =>
  JSON.stringify(job.technicians) !== JSON.stringify(plan.technicians) ||
  job.bay_id !== plan.bay_id ||
  job.planned_start !== plan.planned_start ||
  job.planned_minutes !== (plan.planned_minutes ?? 0) ||
  job.note !== plan.note;
