import { type RefObject, useEffect, useRef } from 'react';

const typing = 'input, textarea, [contenteditable]:not([contenteditable=false])';
// Dialogs stand beside the page in the document, not in it.
const dialogs = '.ant-modal-wrap, .ant-modal, .ant-drawer';

/** Somebody types, wherever that is, or answers a dialog. */
const isBusy = (): boolean => document.activeElement?.closest(`:is(${typing}), :is(${dialogs})`) != null;

/** The next key is for the thing to do now, unless it is awaited elsewhere already. */
export function useStageFocus(page: RefObject<HTMLElement | null>, stage: string | undefined, id: number) {
  const seen = useRef(stage);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another visit in the same stage is another page
  useEffect(() => {
    // The next stage begins with its own thing to do, at the top.
    if (seen.current && stage && seen.current !== stage) page.current?.scrollIntoView?.({ block: 'start' });
    seen.current = stage;
    if (stage && !isBusy()) {
      page.current?.querySelector<HTMLElement>('[data-now="true"] > section')?.focus({ preventScroll: true });
    }
  }, [stage, id]);
}
