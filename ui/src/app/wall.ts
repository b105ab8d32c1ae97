// What this browser shows with nobody signed in: it stays so after a power cut, without a hand.

const kept = 'workbay.wall';

/** The wall of the workshop, or what is due at a till. */
export type Hung = 'wall' | 'till_display';

export function hungHere(): Hung | undefined {
  const what = localStorage.getItem(kept);
  if (what === null) return undefined;
  // Walls of before there was anything else say yes.
  return what === 'till_display' ? what : 'wall';
}

export function hang(what: Hung | undefined): void {
  if (what) localStorage.setItem(kept, what);
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
