import type { WallRow } from '@bindings';

// Whether this browser hangs on the wall: it stays so after a power cut, without a hand.

const kept = 'workbay.wall';

export const hangsOnTheWall = (): boolean => localStorage.getItem(kept) !== null;

export function hangOnTheWall(yes: boolean): void {
  if (yes) localStorage.setItem(kept, 'yes');
  else localStorage.removeItem(kept);
}

/** From so long before the promise on a car is amber, as everywhere. */
const near = 60 * 60_000;

/** How a car stands to its promise. One that is ready waits for nobody of the workshop. */
export function latenessOf(
  { stage, promised_at }: Pick<WallRow, 'stage' | 'promised_at'>,
  now: number,
): 'calm' | 'near' | 'overdue' {
  if (promised_at === null || stage === 'ready_for_delivery') return 'calm';
  const left = Date.parse(promised_at) - now;
  if (left < 0) return 'overdue';
  return left < near ? 'near' : 'calm';
}

/** So many rows fit; when there are more they take turns, page after page. */
export function turnOf<Row>(
  rows: readonly Row[],
  fit: number,
  turn: number,
): { shown: Row[]; page: number; pages: number } {
  const most = Math.max(1, fit);
  const pages = Math.max(1, Math.ceil(rows.length / most));
  const page = turn % pages;
  return { shown: rows.slice(page * most, (page + 1) * most), page: page + 1, pages };
}
