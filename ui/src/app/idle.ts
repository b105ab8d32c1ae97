/** Long enough for what was drawn last to be painted, where the engine does not say when it rests. */
const breath = 100;

/** Runs when what was drawn is on the screen and the engine has nothing to do; answers how to call it off. */
export function whenIdle(run: () => void): () => void {
  // WebKit has no word for it.
  if (!window.requestIdleCallback) {
    const clock = setTimeout(run, breath);
    return () => clearTimeout(clock);
  }
  const asked = window.requestIdleCallback(run, { timeout: 1000 });
  return () => window.cancelIdleCallback(asked);
}
