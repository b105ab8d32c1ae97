import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Combo } from './keys';

export interface Hotkey {
  combo: string;
  label: string;
  run: () => void;
  inDialog: boolean;
}

// The last page or dialog that claimed a key has it; when it goes, the one before has it back.
let claimed: readonly Hotkey[] = [];
const watching = new Set<() => void>();

function claim(next: readonly Hotkey[]): void {
  claimed = next;
  for (const tell of watching) tell();
}

function comboOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && event.key.length > 1 ? 'Shift' : '',
    key,
  ];
  return parts.filter(Boolean).join('+');
}

const dialogOpen = (): boolean =>
  Array.from(document.querySelectorAll<HTMLElement>('.ant-modal-wrap')).some(
    (dialog) => dialog.style.display !== 'none',
  );

function press(event: KeyboardEvent): void {
  // An input method uses keys of its own while it composes a character.
  if (event.isComposing || event.repeat) return;
  const combo = comboOf(event);
  const behind = dialogOpen();
  const found = claimed.findLast((hotkey) => hotkey.combo === combo && (hotkey.inDialog || !behind));
  if (!found) return;
  event.preventDefault();
  found.run();
}

function watch(changed: () => void): () => void {
  watching.add(changed);
  return () => watching.delete(changed);
}

/**
 * `useHotkey('F2', save, t('estimates:issue'))`. Without a function the key is free. A key claimed by a page
 * rests while a dialog is open, unless the dialog itself claims it with `inDialog`.
 */
export function useHotkey(
  combo: Combo | undefined,
  run: (() => void) | undefined,
  label: string,
  inDialog = false,
): void {
  const latest = useRef(run);
  latest.current = run;
  const active = run !== undefined;
  useEffect(() => {
    if (!combo || !active) return;
    const hotkey: Hotkey = { combo, label, inDialog, run: () => latest.current?.() };
    if (claimed.length === 0) window.addEventListener('keydown', press);
    claim([...claimed, hotkey]);
    return () => {
      claim(claimed.filter((other) => other !== hotkey));
      if (claimed.length === 0) window.removeEventListener('keydown', press);
    };
  }, [combo, active, label, inDialog]);
}

/** The keys that work right now, for the list under F1. */
export const useHotkeys = (): readonly Hotkey[] => useSyncExternalStore(watch, () => claimed);
