import { useEffect, useRef, useSyncExternalStore } from 'react';
import { interruptsComposition } from './composition';
import type { Combo } from './keys';
import { dialogOpen } from './rest';

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

const interrupted = new Set<() => void>();

/** Hears of a key that was held back because an input method was still at a word. */
export function onInterrupted(tell: () => void): () => void {
  interrupted.add(tell);
  return () => interrupted.delete(tell);
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

function press(event: KeyboardEvent): void {
  if (event.repeat) return;
  const combo = comboOf(event);
  const behind = dialogOpen();
  const found = claimed.findLast((hotkey) => hotkey.combo === combo && (hotkey.inDialog || !behind));
  if (!found) return;
  event.preventDefault();
  if (interruptsComposition(event)) {
    // The next press of the key is meant for what stands in the field by then.
    for (const tell of interrupted) tell();
    return;
  }
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
  useClaim(combo, run, label, inDialog);
}

/** What hands know from every other program: it finds, goes back, makes larger. They have no button. */
export type CommonCombo =
  | 'Ctrl+F'
  | 'Ctrl++'
  | 'Ctrl+='
  | 'Ctrl+-'
  | 'Ctrl+0'
  | 'Alt+ArrowLeft'
  | 'Alt+ArrowRight';

/** Claims such a key, by the rules of `useHotkey`. */
export function useCommonKey(
  combo: CommonCombo,
  run: (() => void) | undefined,
  label: string,
  inDialog = false,
): void {
  useClaim(combo, run, label, inDialog);
}

function useClaim(
  combo: string | undefined,
  run: (() => void) | undefined,
  label: string,
  inDialog: boolean,
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
