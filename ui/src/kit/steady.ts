import { type RefObject, useLayoutEffect, useRef } from 'react';

/** How much of a bar is taken by refusals above its buttons. */
function refusedIn(bar: HTMLElement): number {
  const gap = Number.parseFloat(getComputedStyle(bar).rowGap) || 0;
  const said = [...bar.querySelectorAll<HTMLElement>('[role="alert"]')];
  return said.reduce((height, one) => height + one.offsetHeight + gap, 0);
}

/**
 * A bar under a form whose height only grows: when a reason in it goes, what lies above would slide down under the
 * finger that is about to touch it again. Another width begins anew. A refusal takes room of its own above that: in
 * the room of a reason that went it would push the buttons down.
 */
export function useKeptHeight<Place extends HTMLElement>(): RefObject<Place | null> {
  const bar = useRef<Place>(null);
  const kept = useRef({ width: 0, height: 0 });
  const keep = () => {
    const place = bar.current;
    if (!place) return;
    if (place.offsetWidth !== kept.current.width) {
      place.style.minHeight = '';
      kept.current = { width: place.offsetWidth, height: 0 };
    }
    const refused = refusedIn(place);
    const atLeast = (height: number) => {
      place.style.minHeight = height > 0 ? `${height}px` : '';
    };
    atLeast(kept.current.height && kept.current.height + refused);
    if (place.offsetHeight - refused > kept.current.height) {
      kept.current.height = place.offsetHeight - refused;
      atLeast(place.offsetHeight);
    }
  };
  useLayoutEffect(keep);
  // A button in it says its own refusal without a word to the bar.
  useLayoutEffect(() => {
    if (!bar.current) return;
    const watch = new MutationObserver(keep);
    watch.observe(bar.current, { childList: true, subtree: true });
    return () => watch.disconnect();
  });
  return bar;
}

function scrollerOf(node: Element): Element | null {
  for (let at = node.parentElement; at; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}

/**
 * Keeps a field that is drawn on under the finger: what comes or goes above it because of a stroke is scrolled
 * away again. `hold` is called before the stroke is told.
 */
export function useSteady(field: RefObject<Element | null>): () => void {
  const held = useRef<{ top: number; scrolled: number; scroller: Element }>(undefined);
  useLayoutEffect(() => {
    const before = held.current;
    held.current = undefined;
    if (!before || !field.current || before.scroller.scrollTop !== before.scrolled) return;
    before.scroller.scrollTop += field.current.getBoundingClientRect().top - before.top;
  });
  return () => {
    const scroller = field.current && scrollerOf(field.current);
    if (!field.current || !scroller) return;
    held.current = {
      top: field.current.getBoundingClientRect().top,
      scrolled: scroller.scrollTop,
      scroller,
    };
  };
}
