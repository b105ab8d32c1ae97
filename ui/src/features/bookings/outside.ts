import type { IncomingProblem, IncomingRow } from '@bindings';

/** Whether a row may be taken in: it is whole, and did not come in before. */
export const isWanted = ({ incoming, came_before }: IncomingRow): boolean =>
  incoming.problem === null && !came_before;

/** What a row is said to be. One that its writer called off is said to be that although it came in before: it stands
 * in the book, and somebody calls it off there. */
export const stateOf = ({ incoming, came_before }: IncomingRow): IncomingProblem | 'came_before' | 'fine' =>
  came_before && incoming.problem !== 'called_off' ? 'came_before' : (incoming.problem ?? 'fine');

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
