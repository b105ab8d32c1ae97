import { useCallback, useRef, useState } from 'react';
import { hostNow } from '../i18n/hostTime';

const prefix = 'workbay.draft.';
const keptFor = 30 * 24 * 60 * 60 * 1000;

interface Kept<Value> {
  at: number;
  value: Value;
}

function read<Value>(key: string): Value | undefined {
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? undefined : (JSON.parse(text) as Kept<Value>).value;
  } catch {
    // A draft that cannot be read is worth less than the page it would keep from opening.
    return undefined;
  }
}

function write<Value>(key: string, value: Value): void {
  const text = JSON.stringify({ at: hostNow(), value } satisfies Kept<Value>);
  try {
    localStorage.setItem(prefix + key, text);
  } catch {
    forgetOldDrafts(0);
    try {
      localStorage.setItem(prefix + key, text);
    } catch {
      // A draft with many photos may be too large to keep: the form itself goes on working.
    }
  }
}

/** Drafts nobody came back to make room for new ones. */
export function forgetOldDrafts(olderThan = keptFor): void {
  for (const name of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
    try {
      const { at } = JSON.parse(localStorage.getItem(name) ?? '') as Kept<unknown>;
      if (hostNow() - at >= olderThan) localStorage.removeItem(name);
    } catch {
      localStorage.removeItem(name);
    }
  }
}

export interface Draft<Value> {
  value: Value;
  set: (next: Value | ((before: Value) => Value)) => void;
  /** Forgets the draft and starts again from `initial`: call it once the write was answered. */
  clear: () => void;
  /** True while the value came from an earlier sitting, so that the page can say so. */
  restored: boolean;
}

/**
 * State of a form that survives a crash, a wrong click and a sign-out. `key` names what is being typed, such as
 * `check_in/42`; a different key is a different draft.
 */
export function useDraft<Value>(key: string, initial: Value): Draft<Value> {
  const begin = useCallback(() => {
    const kept = read<Value>(key);
    return { key, value: kept ?? initial, restored: kept !== undefined };
  }, [key, initial]);
  const [held, setHeld] = useState(begin);
  // Another key while the page stays: the form shows that one's draft at once.
  const state = held.key === key ? held : begin();
  if (state !== held) setHeld(state);
  const latest = useRef(state);
  latest.current = state;

  const set = useCallback((next: Value | ((before: Value) => Value)) => {
    const before = latest.current;
    const value = typeof next === 'function' ? (next as (before: Value) => Value)(before.value) : next;
    write(before.key, value);
    latest.current = { ...before, value };
    setHeld(latest.current);
  }, []);

  const clear = useCallback(() => {
    localStorage.removeItem(prefix + key);
    latest.current = { key, value: initial, restored: false };
    setHeld(latest.current);
  }, [key, initial]);

  return { value: state.value, set, clear, restored: state.restored };
}
