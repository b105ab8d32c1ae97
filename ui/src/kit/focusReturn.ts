import { useEffect, useId, useRef } from 'react';

/** Who holds the focus in this moment; nobody, while it is only the page itself. */
function holder(): HTMLElement | undefined {
  const active = document.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}

/**
 * Where the focus may go by itself. A button that acts never gets it: the next Enter, meant for something else,
 * would press it. The place around it takes the focus instead, so that Tab goes on from there.
 */
function restingPlace(from: HTMLElement): HTMLElement | null {
  const acts = from.closest('.ant-btn-primary, .ant-btn-dangerous');
  return acts ? (acts.parentElement?.closest<HTMLElement>('[tabindex]') ?? null) : from;
}

/**
 * Gives the focus back when a dialog or drawer closes: in that moment, not when it has faded away, and only if
 * nobody else has it by then. The class returned marks what belongs to the dialog.
 */
export function useFocusReturn(open: boolean | undefined): string {
  const mark = `focus-${useId().replace(/\W/g, '')}`;
  const from = useRef<HTMLElement>(undefined);
  const wasOpen = useRef(false);
  // Asked while drawing: what is drawn next may take the focus before any effect runs.
  if (open && !wasOpen.current) from.current = holder();
  wasOpen.current = open === true;

  // Not before the dialog has let go of its own hold on the focus: it would take it back.
  useEffect(() => {
    if (!open) return;
    return () => {
      const held = holder();
      if (held && !held.closest(`.${mark}`)) return;
      const place = from.current && restingPlace(from.current);
      if (place?.isConnected) place.focus({ preventScroll: true });
      else held?.blur();
    };
  }, [open, mark]);
  return mark;
}

const typing =
  'input:not([type=radio], [type=checkbox]), textarea, [contenteditable]:not([contenteditable=false])';

/** Somebody types: nothing that opens beside it takes the cursor away. */
export const isTyping = (): boolean => holder()?.closest(typing) != null;
