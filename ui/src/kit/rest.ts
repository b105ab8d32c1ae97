import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';

/**
 * How long a button does nothing, in milliseconds. The main one of a new stage, of a dialog, and of the page behind a
 * dialog that has just gone sleeps for a second, and shows it: the key that brought it there may come twice. Any
 * other takes no press that repeats the last one, as a double click does.
 */
export const rest = { main: 1000, other: 450 };

export const dialogOpen = (): boolean =>
  Array.from(document.querySelectorAll<HTMLElement>('.ant-modal-wrap, dialog[open]')).some(
    (dialog) => dialog.style.display !== 'none',
  );

let tabbed = false;
let repeats = false;
let lastKey = { key: '', at: Number.NEGATIVE_INFINITY };
let lastDown = { x: 0, y: 0, at: Number.NEGATIVE_INFINITY };

/** Whether the focus that came now came by the Tab key, the last thing the person did: they put it there. */
export const cameByTab = (): boolean => tabbed;

/** Whether the press of this moment repeats the one before: the same key, the same place, within a double click. */
export const repeatsLastPress = (): boolean => repeats;

/** A long text takes every Enter of a held key; anywhere else a held Enter is one Enter. */
const typesOn = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);

function keyDown(event: KeyboardEvent): void {
  const at = performance.now();
  tabbed = event.key === 'Tab';
  repeats = event.repeat || (event.key === lastKey.key && at - lastKey.at < rest.other);
  lastKey = { key: event.key, at };
  if (event.repeat && event.key === 'Enter' && !typesOn(event.target)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

function pointerDown({ clientX: x, clientY: y }: PointerEvent): void {
  const at = performance.now();
  tabbed = false;
  repeats = at - lastDown.at < rest.other && Math.hypot(x - lastDown.x, y - lastDown.y) < 24;
  lastDown = { x, y, at };
}

window.addEventListener('keydown', keyDown, true);
window.addEventListener('pointerdown', pointerDown, true);

// A dialog has gone: what closed it may come twice as well, and then meets the page behind.
let behindSleeps = false;
let goneAt = Number.NEGATIVE_INFINITY;

/** Whether a dialog went a moment ago: a press that repeats the one which closed it is meant for nothing else. */
export const dialogJustGone = (): boolean => performance.now() - goneAt < rest.other;

let waking: ReturnType<typeof setTimeout> | undefined;
const watching = new Set<() => void>();

function setBehindSleeps(sleeps: boolean): void {
  behindSleeps = sleeps;
  for (const tell of watching) tell();
}

function watch(changed: () => void): () => void {
  watching.add(changed);
  return () => watching.delete(changed);
}

/** For the kit's dialog: from the moment it has gone the page behind sleeps. */
export function useSleepBehind(open: boolean | undefined): void {
  useEffect(() => {
    if (!open) return;
    return () => {
      goneAt = performance.now();
      if (rest.main === 0) return;
      clearTimeout(waking);
      waking = setTimeout(() => setBehindSleeps(false), rest.main);
      setBehindSleeps(true);
    };
  }, [open]);
}

/** Whether a thing appeared only now: a press that repeats one meant for what stood here before does nothing. */
export function useJustAppeared(what: string | number): () => boolean {
  const since = useRef({ what: undefined as string | number | undefined, at: 0 });
  if (since.current.what !== what) since.current = { what, at: performance.now() };
  return useCallback(() => performance.now() - since.current.at < rest.other, []);
}

/** Whether the main button for `what` still sleeps; it wakes by itself. */
export function useAsleep(what: string, main: boolean, inDialog: boolean): boolean {
  const [awake, setAwake] = useState<string>();
  const behind = useSyncExternalStore(watch, () => behindSleeps);
  const sleeps = main && rest.main > 0;
  useEffect(() => {
    if (!sleeps) return;
    const timer = setTimeout(() => setAwake(what), rest.main);
    return () => clearTimeout(timer);
  }, [what, sleeps]);
  return sleeps && (awake !== what || (behind && !inDialog));
}
