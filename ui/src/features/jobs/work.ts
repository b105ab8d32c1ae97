import type { JobRow, JobState, KeyDatum, PauseReason } from '@bindings';
import { inShop } from '../../i18n/time';

const rank: Record<JobState, number> = { running: 0, paused: 1, waiting: 2, finished: 3, cancelled: 4 };

/** What is being done first, then what stands still, then what comes, in the order it is planned. */
export function inOrder(jobs: readonly JobRow[]): JobRow[] {
  const when = (job: JobRow) => Date.parse(job.planned_start ?? job.promised_at ?? '9999-12-31T00:00:00Z');
  return [...jobs].sort(
    (one, other) =>
      rank[one.state] - rank[other.state] || when(one) - when(other) || one.job_id - other.job_id,
  );
}

export const pauseReasons: readonly PauseReason[] = ['parts', 'customer', 'tool', 'end_of_day'];

/** The measurements technicians are asked for most, with their units; the names are in the catalogue. */
export const usualData = [
  { code: 'brake_pad_front', unit: 'mm' },
  { code: 'brake_pad_rear', unit: 'mm' },
  { code: 'tyre_tread', unit: 'mm' },
  { code: 'torque', unit: 'N·m' },
  { code: 'battery', unit: 'V' },
  { code: 'fault_codes_before', unit: '' },
  { code: 'fault_codes_after', unit: '' },
] as const;

/** Rows that say something; a value without a name, or a name without a value, is not kept. */
export function written(data: readonly KeyDatum[]): KeyDatum[] {
  return data
    .map(({ name, value, unit }) => ({ name: name.trim(), value: value.trim(), unit: unit.trim() }))
    .filter(({ name, value }) => name !== '' && value !== '');
}

/** Whether a row was begun and not ended, so that finishing does not lose it silently. */
export const halfWritten = (data: readonly KeyDatum[]): boolean =>
  data.some(({ name, value }) => name.trim() === '' && value.trim() !== '');

export const isToday = (instant: string, now: number): boolean =>
  inShop(instant).format('YYYY-MM-DD') === inShop(now).format('YYYY-MM-DD');
