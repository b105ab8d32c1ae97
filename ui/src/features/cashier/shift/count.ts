import { type Counted, DENOMINATIONS } from '@bindings';

/** Pieces by denomination in fen, as they are typed; nothing typed is none. */
export type Pieces = Readonly<Record<number, number | null>>;

/** Whole fen all the way: the host adds the same up again. */
export const sumOf = (denomination: number, pieces: number | null | undefined): number =>
  denomination * (pieces ?? 0);

export const totalOf = (pieces: Pieces): number =>
  DENOMINATIONS.reduce((sum, denomination) => sum + sumOf(denomination, pieces[denomination]), 0);

/** What is sent: kinds of which there is something. */
export const countedOf = (pieces: Pieces): Counted[] =>
  DENOMINATIONS.flatMap((denomination) => {
    const counted = pieces[denomination] ?? 0;
    return counted > 0 ? [{ denomination, pieces: counted }] : [];
  });

/** How people call a note or a coin: 100 元, 5 角. */
export function calledOf(denomination: number): { unit: 'yuan' | 'jiao' | 'fen'; count: number } {
  if (denomination >= 100) return { unit: 'yuan', count: denomination / 100 };
  if (denomination >= 10) return { unit: 'jiao', count: denomination / 10 };
  return { unit: 'fen', count: denomination };
}
