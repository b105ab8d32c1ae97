import type { Skill, SkillLevel, Trade, WorkerCertificate, WorkerFile, WorkShift } from '@bindings';

/** Monday first, as shifts count them from 1. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** What of a technician's file is typed. */
export interface WorkerFields {
  skills: Skill[];
  certificates: WorkerCertificate[];
  shifts: WorkShift[];
}

export const fieldsOf = (file: WorkerFile | null): WorkerFields => ({
  skills: file?.skills ?? [],
  certificates: file?.certificates ?? [],
  shifts: file?.shifts ?? [],
});

/** With this level in a trade, or without the trade. */
export function withSkill(skills: readonly Skill[], trade: Trade, level: SkillLevel | null): Skill[] {
  const others = skills.filter((one) => one.trade !== trade);
  return level === null ? others : [...others, { trade, level }];
}

export const replaced = <One>(all: readonly One[], place: number, more: Partial<One>): One[] =>
  all.map((one, at) => (at === place ? { ...one, ...more } : one));

export const without = <One>(all: readonly One[], place: number): One[] =>
  all.filter((_, at) => at !== place);

/** The whole week as the shop's hours have it, to begin with. */
export const weekOf = (opens: number, closes: number, closed: readonly number[]): WorkShift[] =>
  [1, 2, 3, 4, 5, 6, 7]
    .filter((weekday) => !closed.includes(weekday))
    .map((weekday) => ({ weekday, begins_minute: opens, ends_minute: closes }));
