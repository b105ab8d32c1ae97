import { useSyncExternalStore } from 'react';

function watched(query: string): { now: () => boolean; watch: (changed: () => void) => () => void } {
  const media = window.matchMedia?.(query);
  return {
    now: () => media?.matches ?? false,
    watch: (changed) => {
      media?.addEventListener('change', changed);
      return () => media?.removeEventListener('change', changed);
    },
  };
}

const fingers = watched('(pointer: coarse)');

/** Whether this computer is worked with fingers: a tablet or a phone at the car, not the counter's. */
export const useFingers = (): boolean => useSyncExternalStore(fingers.watch, fingers.now);

// The same width stands in the style sheets.
const slim = watched('(max-width: 640px)');

/** Whether the screen is as narrow as a phone's held upright. */
export const useSlim = (): boolean => useSyncExternalStore(slim.watch, slim.now);
