import {
  type CashCount,
  DENOMINATIONS,
  type MeansCounted,
  type PaymentMeans,
  type RunningMeans,
} from '@bindings';

/** Pieces by denomination in fen, as they are typed; nothing typed is none. */
export type Pieces = Readonly<Record<number, number | null>>;

/** Whole fen all the way: the host adds the same up again. */
export const sumOf = (denomination: number, pieces: number | null | undefined): number =>
  denomination * (pieces ?? 0);

export const totalOf = (pieces: Pieces): number =>
  DENOMINATIONS.reduce((sum, denomination) => sum + sumOf(denomination, pieces[denomination]), 0);

/** What is sent: kinds of which there is something. */
export const countedOf = (pieces: Pieces): CashCount[] =>
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

/** What a terminal or a platform says by each means; nothing typed is not compared. */
export type Compared = Readonly<Partial<Record<PaymentMeans, number | undefined>>>;

/** Of all but cash the program says what came in: somebody else has a list of it to hold beside. */
export const toCompare = (means: readonly RunningMeans[]): { means: PaymentMeans; net: number }[] =>
  means.flatMap((one) => (one.net === null ? [] : [{ means: one.means, net: one.net }]));

/** What is sent of them. */
export const comparedOf = (means: readonly RunningMeans[], typed: Compared): MeansCounted[] =>
  toCompare(means).flatMap(({ means: by }) => {
    const counted = typed[by];
    return counted === undefined ? [] : [{ means: by, counted }];
  });
