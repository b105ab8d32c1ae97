import { useSyncExternalStore } from 'react';
import { hostNow, onHostTime } from '../i18n/hostTime';

// One clock for every age on the screen, so that they all turn together and a long queue costs one timer.
const beat = 15_000;
let now = hostNow();
let timer: ReturnType<typeof setInterval> | undefined;
const watching = new Set<() => void>();

function turn(): void {
  now = hostNow();
  for (const tell of watching) tell();
}

// What the host says shows at once: nobody sees the own computer's time first.
onHostTime(turn);

function watch(changed: () => void): () => void {
  watching.add(changed);
  if (!timer) {
    now = hostNow();
    timer = setInterval(turn, beat);
  }
  return () => {
    watching.delete(changed);
    if (watching.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The host’s present in milliseconds, renewed every quarter of a minute. */
export const useNow = (): number => useSyncExternalStore(watch, () => now);
