/** One thing a button still waits for, and where on the page it is put right. */
export interface Lack {
  says: string;
  /** The name a place bears in `data-lack`. Without it somebody else, or time, puts it right. */
  at?: string;
}

/** A sentence alone is mended nowhere on the page. */
export const asLack = (missing: string | Lack): Lack =>
  typeof missing === 'string' ? { says: missing } : missing;

const overlays = '.ant-modal, .ant-drawer';
const fields =
  'input:not([disabled]):not([type=hidden]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"]), button:not([disabled])';

// A dialog that was shut stays in the document.
const isShown = (element: HTMLElement): boolean => element.closest('[style*="display: none"]') === null;

/** What bears the name, in the button's own dialog before the page; a field before the panel that holds it. */
export function placeOf(at: string, near: HTMLElement | null): HTMLElement | undefined {
  const scopes = [near?.closest(overlays), document].filter((scope) => scope != null);
  for (const scope of scopes) {
    const named = Array.from(scope.querySelectorAll<HTMLElement>(`[data-lack~="${at}"]`)).filter(isShown);
    const place = named.find((one) => !named.some((other) => other !== one && one.contains(other)));
    if (place) return place;
  }
  return undefined;
}

/** Puts the cursor where something is missing, in the middle of the screen. */
export function goTo(place: HTMLElement): void {
  // What was folded away opens: it is looked for only when it is wanted.
  const fold = place.querySelector<HTMLElement>(':scope > button[aria-expanded=false]');
  if (fold) fold.click();
  const cursor = fold ?? (place.hasAttribute('tabindex') || place.matches(fields) ? place : firstIn(place));
  cursor?.focus({ preventScroll: true });
  (cursor ?? place).scrollIntoView?.({ block: 'center' });
}

/** In a group of choices the chosen one has the cursor, as it has with the Tab key. */
function firstIn(place: HTMLElement): HTMLElement | null {
  const first = place.querySelector<HTMLElement>(fields);
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first;
  return first.closest('[role=radiogroup]')?.querySelector<HTMLElement>(':checked') ?? first;
}
