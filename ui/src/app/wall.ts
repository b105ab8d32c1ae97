// Whether this browser hangs on the wall: it stays so after a power cut, without a hand.

const kept = 'workbay.wall';

export const hangsOnTheWall = (): boolean => localStorage.getItem(kept) !== null;

export function hangOnTheWall(yes: boolean): void {
  if (yes) localStorage.setItem(kept, 'yes');
  else localStorage.removeItem(kept);
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
