/** The next round amount: 1, 2 or 5 times a power of ten. */
function roundUp(amount: number): number {
  let step = 1;
  while (step * 10 <= amount) step *= 10;
  const factor = [1, 2, 5, 10].find((one) => one * step >= amount) ?? 10;
  return factor * step;
}

export interface MonthAmount {
  month: string;
  amount: number | null;
}

/** Bars of equal width in a drawing of the given size, measured from its bottom; below nothing there is none. */
export function barsOf(rows: readonly MonthAmount[], width: number, height: number) {
  const most = Math.max(0, ...rows.map((row) => row.amount ?? 0));
  // Below one yuan there is nothing worth a line.
  const top = roundUp(Math.max(most, 100));
  const room = width / Math.max(1, rows.length);
  const bars = rows.map((row, index) => ({
    ...row,
    x: index * room + room * 0.15,
    width: room * 0.7,
    height: (Math.max(0, row.amount ?? 0) / top) * height,
  }));
  return {
    bars,
    lines: [0, top / 2, top].map((amount) => ({ amount, y: height - (amount / top) * height })),
  };
}
