import { NEAR_MINUTES, PROMISE_STAGES, type Stage } from '@bindings';

// While the clock ticks a screen tells by itself how late something is; the rule is the host’s, and its vectors hold
// this one to it.

export type Lateness = 'calm' | 'near' | 'late';

/** How an instant somebody waits for stands to now: near from so many minutes before it, late once it has passed. */
export function latenessAt(at: string, now: number, nearMinutes: number = NEAR_MINUTES): Lateness {
  const left = Date.parse(at) - now;
  if (left < 0) return 'late';
  return left <= nearMinutes * 60_000 ? 'near' : 'calm';
}

/** How a visit stands to its promise: one that stands ready, or has left, owes nobody anything. */
export function lateness(
  { stage, promised_at }: { stage: Stage; promised_at: string | null },
  now: number,
): Lateness {
  if (promised_at === null || !PROMISE_STAGES.includes(stage)) return 'calm';
  return latenessAt(promised_at, now);
}
