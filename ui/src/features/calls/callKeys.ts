import { useEffect, useRef } from 'react';

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
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented)
        return;
      const at = event.target instanceof Element ? event.target : document.body;
      if (at.closest('.ant-modal-wrap, .ant-drawer')) return;
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) {
        if (at.closest(arrowsOfItsOwn)) return;
        latest.current.onStep(step);
      } else if (/^\d$/.test(event.key)) {
        if (at.closest(typedIn)) return;
        latest.current.onDigit(event.key);
      } else if (event.key === 'Enter' && !event.repeat) {
        // On a button or a link Enter presses it; a row of the list is chosen already.
        if (at.closest(typedIn) || at.closest('a, button:not([data-row])')) return;
        latest.current.onEnter();
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
