import { useEffect, useRef } from 'react';
import { isComposing } from '../../kit/composition';

export interface CallKeys {
  onStep: (step: number) => void;
  onDigit: (digit: string) => void;
  onEnter: () => void;
}

const typedIn = 'input:not([type=radio]), textarea, [contenteditable], [role=combobox]';
const arrowsOfItsOwn = 'input, textarea, [contenteditable], [role=combobox], [role=listbox]';

/** Arrows walk the list, digits choose the outcome, Enter records; whoever types in a field keeps those keys. */
export function useCallKeys(keys: CallKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    // The key that chose an outcome and is still down: held, it repeats into the note the cursor went to.
    let held: string | undefined;
    const press = (event: KeyboardEvent) => {
      if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented)
        return;
      const at = event.target instanceof Element ? event.target : document.body;
      if (at.closest('.ant-modal-wrap, .ant-drawer')) return;
      if (event.repeat && event.key === held) {
        event.preventDefault();
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) {
        if (at.closest(arrowsOfItsOwn)) return;
        latest.current.onStep(step);
      } else if (/^\d$/.test(event.key)) {
        if (at.closest(typedIn)) return;
        held = event.key;
        latest.current.onDigit(event.key);
      } else if (event.key === 'Enter' && !event.repeat) {
        // On a button or a link Enter presses it; a row of the list is chosen already.
        if (at.closest(typedIn) || at.closest('a, button:not([data-row])')) return;
        latest.current.onEnter();
      } else return;
      event.preventDefault();
    };
    const release = (event: KeyboardEvent) => {
      if (event.key === held) held = undefined;
    };
    window.addEventListener('keydown', press);
    window.addEventListener('keyup', release);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('keyup', release);
    };
  }, []);
}
