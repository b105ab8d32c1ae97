import { useSyncExternalStore } from 'react';

// One clock for every age on the screen, so that they all turn together and a long queue costs one timer.
const beat = 15_000;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const watching = new Set<() => void>();

function watch(changed: () => void): () => void {
  watching.add(changed);
  if (!timer) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const tell of watching) tell();
    }, beat);
  }
  return () => {
    watching.delete(changed);
    if (watching.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present in milliseconds, renewed every quarter of a minute. */
export const useNow = (): number => useSyncExternalStore(watch, () => now);
