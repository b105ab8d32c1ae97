import {
  type AskedOfJob,
  type InspectionItem,
  type ItemResult,
  type Job,
  OWN_ITEM,
  type TemplateItem,
  type Visit,
} from '@bindings';
import { doneJobs, lineOf } from '../visit/visit';

/** What was looked at so far, by a key of its own: a code of the list, or a job. */
export type Looked = Record<string, { result?: ItemResult; value: string }>;

export interface Wanted {
  key: string;
  code: string;
  /** The name of the line for a job; items of the list are named by the catalogue. */
  name: string;
  jobId: number | null;
  /** Of the checklist of a job's operation: it may be left out. */
  free?: boolean;
  /** Of what is measured: its unit, and what it has to lie between. */
  measured?: Pick<TemplateItem, 'unit' | 'least' | 'most'>;
}

/** As the host names an item: by its code, or by the shop's own words. */
export const knownAs = ({ code, name }: Pick<Wanted, 'code' | 'name'>) => (code === OWN_ITEM ? name : code);

/** A list by its codes alone, as every shop begins with it. */
export const listOf = (codes: readonly string[]): TemplateItem[] =>
  codes.map((code) => ({ code, name: '', unit: '', least: null, most: null, unsafe_without: false }));

/** Everything that has to be looked at: the list, then each job that was done with what its operation looks at. */
export function wantedOf(
  visit: Visit,
  list: readonly TemplateItem[],
  work: readonly AskedOfJob[] | undefined = [],
): Wanted[] {
  const checklist = (job: Job) => work.find((one) => one.job_id === job.id)?.checklist ?? [];
  return [
    ...list.map(({ code, name, unit, least, most }) => ({
      key: code === OWN_ITEM ? `own-${name}` : code,
      code,
      name,
      jobId: null,
      ...(unit !== '' && { measured: { unit, least, most } }),
    })),
    ...doneJobs(visit).flatMap((job: Job) => [
      {
        key: `job-${job.id}`,
        code: 'job',
        name: lineOf(visit, job.line_id)?.name ?? '',
        jobId: job.id,
      },
      ...checklist(job).map((name) => ({
        key: `work-${job.id}-${name}`,
        code: 'work',
        name,
        jobId: job.id,
        free: true,
      })),
    ]),
  ];
}

export const lookedAt = (looked: Looked, key: string) => looked[key] ?? { value: '' };

/** One press: whatever was not judged yet is in order. */
export function allPass(looked: Looked, wanted: readonly Wanted[]): Looked {
  const all = { ...looked };
  for (const { key } of wanted) {
    const { result, value } = lookedAt(looked, key);
    all[key] = { result: result ?? 'pass', value };
  }
  return all;
}

/** Judged, and measured where it is. */
export function isSeen(looked: Looked, { key, free, measured }: Wanted): boolean {
  const { result, value } = lookedAt(looked, key);
  if (result === undefined) return free === true;
  return !measured || result === 'not_applicable' || value.trim() !== '';
}

export const unseen = (looked: Looked, wanted: readonly Wanted[]): number =>
  wanted.filter((one) => !isSeen(looked, one)).length;

export const failed = (looked: Looked, wanted: readonly Wanted[]): Wanted[] =>
  wanted.filter(({ key }) => lookedAt(looked, key).result === 'fail');

export const itemsOf = (looked: Looked, wanted: readonly Wanted[]): InspectionItem[] =>
  wanted.flatMap(({ key, code, name, jobId }) => {
    const { result, value } = lookedAt(looked, key);
    return result === undefined ? [] : [{ code, job_id: jobId, name, result, value: value.trim() }];
  });
