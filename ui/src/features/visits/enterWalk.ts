import type { KeyboardEvent } from 'react';

const fields =
  'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), [data-walk]:not(:disabled)';

/** Enter goes on to the next field, as at a till. Fields with a use of their own for Enter keep it. */
export function enterWalk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.defaultPrevented)
    return;
  const target = event.target;
  if (!(target instanceof HTMLInputElement)) return;
  // A list that is open takes Enter as the choice.
  if (target.getAttribute('aria-expanded') === 'true') return;
  const all = Array.from(event.currentTarget.querySelectorAll<HTMLElement>(fields)).filter(
    (field) => field.offsetParent !== null && field.tabIndex >= 0,
  );
  // Of a group of radio buttons the chosen one stands for all.
  const name = target.type === 'radio' ? target.name : undefined;
  const next = all
    .slice(all.indexOf(target) + 1)
    .find((field) => !(name && field instanceof HTMLInputElement && field.name === name));
  if (!next) return;
  event.preventDefault();
  next.focus();
}
