import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * How long a button that has just appeared does nothing, in milliseconds. The main one of a new stage or of a dialog
 * sleeps for a second: the key that opened it may come twice. Any other sleeps as long as a double click takes.
 */
export const rest = { main: 1000, other: 450 };

// The last time a key or a pointer was used while a dialog was open: what closes it may come twice as well, and then
// meets the page behind.
let dialogUsed = Number.NEGATIVE_INFINITY;
let tabbed = false;

export const dialogOpen = (): boolean =>
  Array.from(document.querySelectorAll<HTMLElement>('.ant-modal-wrap')).some(
    (dialog) => dialog.style.display !== 'none',
  );

/** Whether a dialog was answered a moment ago: until then the page behind it sleeps. */
export const justLeftDialog = (): boolean => performance.now() - dialogUsed < rest.main;

/** Whether the focus that came now came by the Tab key, the last thing the person did: they put it there. */
export const cameByTab = (): boolean => tabbed;

/** A long text takes every Enter of a held key; anywhere else a held Enter is one Enter. */
const typesOn = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);

function used(event: Event): void {
  if (dialogOpen()) dialogUsed = performance.now();
  tabbed = event instanceof KeyboardEvent && event.key === 'Tab';
  if (!(event instanceof KeyboardEvent)) return;
  if (event.repeat && event.key === 'Enter' && !typesOn(event.target)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

for (const kind of ['keydown', 'pointerdown', 'click']) window.addEventListener(kind, used, true);

/** Whether a thing appeared only now: a press meant for what stood here before does nothing. */
export function useJustAppeared(what: string | number, ms = rest.other): () => boolean {
  const since = useRef({ what: undefined as string | number | undefined, at: 0 });
  if (since.current.what !== what) since.current = { what, at: performance.now() };
  return useCallback(() => performance.now() - since.current.at < ms, [ms]);
}

/** Whether the main button for `what` still sleeps; it wakes by itself. */
export function useAsleep(what: string, main: boolean): boolean {
  const [awake, setAwake] = useState<string>();
  const sleeps = main && rest.main > 0;
  useEffect(() => {
    if (!sleeps) return;
    const waking = setTimeout(() => setAwake(what), rest.main);
    return () => clearTimeout(waking);
  }, [what, sleeps]);
  return sleeps && awake !== what;
}
