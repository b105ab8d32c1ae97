// The present is the host's: a station's own clock may be wrong by hours, and what is late at one station must
// be late at every other. Between two answers of the host time goes on by how long this page has been open,
// which nobody can set.

const watching = new Set<() => void>();
let hostAt: { host: number; here: number } | undefined;

/** What the host said it is now; `undefined` forgets it. */
export function keepHostTime(instant: string | undefined): void {
  hostAt = instant === undefined ? undefined : { host: Date.parse(instant), here: performance.now() };
  for (const tell of watching) tell();
}

/** The present in milliseconds. Before the host has said anything, this computer's own. */
export function hostNow(): number {
  return hostAt === undefined ? Date.now() : hostAt.host + (performance.now() - hostAt.here);
}

/** Calls whenever the host has said what time it is. */
export function onHostTime(tell: () => void): () => void {
  watching.add(tell);
  return () => watching.delete(tell);
}
