import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * A bar under a form whose height only grows: when a reason in it goes, what lies above would slide down under the
 * finger that is about to touch it again. Another width begins anew.
 */
export function useKeptHeight<Place extends HTMLElement>(): RefObject<Place | null> {
  const bar = useRef<Place>(null);
  const kept = useRef({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const place = bar.current;
    if (!place) return;
    if (place.offsetWidth !== kept.current.width) {
      place.style.minHeight = '';
      kept.current = { width: place.offsetWidth, height: 0 };
    }
    if (place.offsetHeight > kept.current.height) {
      kept.current.height = place.offsetHeight;
      place.style.minHeight = `${place.offsetHeight}px`;
    }
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
