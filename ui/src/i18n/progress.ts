import type { Progress } from '@bindings';
import type { TFunction } from 'i18next';
import { formatDay, formatDuration, formatInstant } from './time';

/** Steps after which nobody asks by when it is done. */
const over: readonly Progress['step'][] = ['ready', 'delivered', 'cancelled'];

/**
 * How far a car is, one line to be read out on the phone. That somebody went home for the day is no answer to a
 * customer, and that the promise will break is said once it was moved.
 */
export function progressLine(t: TFunction, progress: Progress): string {
  const { step, jobs, jobs_done, at_work, waits_for, parts_by, outside, outside_by, answers } = progress;
  const list = (names: readonly string[]) => names.join(t('words:list_separator'));
  const inRepair = step === 'repair';
  const waits = waits_for.filter((reason) => reason !== 'end_of_day');
  const said = [
    t(`words:customer_step.${step}`),
    inRepair && jobs > 0 && t('words:progress.done', { jobs, done: jobs_done }),
    inRepair && at_work.length > 0 && t('words:progress.at_work', { names: list(at_work) }),
    inRepair && waits.length > 0 && list(waits.map((reason) => t(`words:pause_reason.${reason}`))),
    inRepair && parts_by !== null && t('words:progress.parts_by', { day: formatDay(t, parts_by) }),
    outside_by !== null &&
      t('words:progress.outside', { names: list(outside), day: formatDay(t, outside_by) }),
    answers > 0 && t('words:progress.answers', { lines: answers }),
    progress.promised_at !== null &&
      !over.includes(step) &&
      t('words:progress.promised', { at: formatInstant(t, progress.promised_at) }),
  ];
  return said.filter((part) => part !== false).join(t('words:clause_separator'));
}

/** What the shop should know of the promise, and why; nothing while it holds. */
export function riskWords(
  t: TFunction,
  { risk, too_late, work_minutes }: Pick<Progress, 'risk' | 'too_late' | 'work_minutes'>,
): string | undefined {
  if (risk === 'calm') return undefined;
  const parts = too_late
    .map(({ name, on }) =>
      t('words:progress.comes', { name: name || t('words:progress.something'), day: formatDay(t, on, true) }),
    )
    .join(t('words:list_separator'));
  const waits = too_late.length > 0 && t('words:promise_risk.waits', { parts });
  if (risk === 'waits') return waits || undefined;
  const said = [t(`words:promise_risk.${risk}`, { left: formatDuration(t, work_minutes * 60) }), waits];
  return said.filter((part) => part !== false).join(t('words:clause_separator'));
}
