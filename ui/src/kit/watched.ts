import { useSyncExternalStore } from 'react';

/** Something that changes with every move of a hand: whoever watches it is drawn again, and nobody else. */
export interface Watched<Value> {
  get: () => Value;
  set: (next: Value) => void;
  watch: (changed: () => void) => () => void;
}

export function watched<Value>(first: Value): Watched<Value> {
  let now = first;
  const watching = new Set<() => void>();
  return {
    get: () => now,
    set: (next) => {
      if (Object.is(now, next)) return;
      now = next;
      for (const tell of watching) tell();
    },
    watch: (changed) => {
      watching.add(changed);
      return () => {
        watching.delete(changed);
      };
    },
  };
}

/** What concerns the watcher of it: a plain value, or a part that stays the same object until it changes. */
export const useWatched = <Value, Seen>(one: Watched<Value>, see: (value: Value) => Seen): Seen =>
  useSyncExternalStore(one.watch, () => see(one.get()));
