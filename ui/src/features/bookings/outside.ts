import type { IncomingProblem, IncomingRow } from '@bindings';

/** Whether taking a row in does anything. */
export const isWanted = ({ step }: IncomingRow): boolean => step !== 'nothing';

const saids = ['came_before', 'fine', 'moves', 'waits_for', 'calls_off', 'waits_no_more'] as const;

type Said = (typeof saids)[number];

/** Why nothing can become of it; the rest of what is said is about what becomes of it. */
export const isProblem = (state: IncomingProblem | Said): state is IncomingProblem =>
  !saids.some((said) => said === state);

/** What a row is said to be. One that its writer called off is said to be that although it came in before. */
export const stateOf = ({
  incoming,
  came_before,
  step,
  appointment_id,
}: IncomingRow): IncomingProblem | Said => {
  if (step === 'moves') return appointment_id === null ? 'waits_for' : 'moves';
  if (step === 'calls_off') return appointment_id === null ? 'waits_no_more' : 'calls_off';
  return came_before && incoming.problem !== 'called_off' ? 'came_before' : (incoming.problem ?? 'fine');
};

/**
 * A file as text. Old programs of the house write GB 18030; what is no UTF-8 would be read as boxes, so it is read
 * once more as that.
 */
export function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
