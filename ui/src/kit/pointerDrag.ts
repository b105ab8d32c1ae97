import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { type Watched, watched } from './watched';

/** What is in the hand, and where it would land; nothing while the pointer is beside every place. */
export type Carried<Held, Target> = Held & { target: Target | undefined };

export interface PointerDrag<Held, Target> {
  /** It changes as often as the pointer reaches another place, and nothing but who watches it is drawn again. */
  held: Watched<Carried<Held, Target> | undefined>;
  begin: (event: ReactPointerEvent<HTMLElement>, held: Held) => void;
  /** For the ref of what is drawn beside the pointer: it goes along without being drawn again. */
  follow: (element: HTMLElement | null) => void;
}

const reach = 6;

/** How what is drawn beside a place stands there. */
export const besideOf = (x: number, y: number): string => `translate3d(${x + 12}px, ${y + 12}px, 0)`;

const within = (element: Element | null, selector: string) => element?.closest<HTMLElement>(selector) ?? null;

/** The topmost of what lies under a point that is, or is within, such a thing. */
export function under(x: number, y: number, selector: string): HTMLElement | undefined {
  // A message may lie over it: what is below is asked for only then.
  const found =
    within(document.elementFromPoint(x, y), selector) ??
    document
      .elementsFromPoint(x, y)
      .map((element) => within(element, selector))
      .find((element) => element !== null);
  return found ?? undefined;
}

/** The press that ends a drag is not a press on what lies under it. */
function swallowClick(): void {
  const stop = (event: MouseEvent) => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', stop, { capture: true }), 0);
}

/** Takes something and lays it elsewhere: by mouse, pen or finger. Esc lets go. */
export function usePointerDrag<Held, Target>(
  targetAt: (x: number, y: number, held: Held) => Target | undefined,
  onDrop: (held: Held, target: Target) => void,
  isSame: (one: Target | undefined, other: Target | undefined) => boolean,
): PointerDrag<Held, Target> {
  const held = useMemo(() => watched<Carried<Held, Target> | undefined>(undefined), []);
  const hands = useRef({ targetAt, onDrop, isSame });
  hands.current = { targetAt, onDrop, isSame };
  const beside = useRef<HTMLElement | null>(null);
  const at = useRef({ x: 0, y: 0 });
  const release = useRef<() => void>(() => undefined);
  useEffect(() => () => release.current(), []);

  const place = useCallback(() => {
    if (beside.current) beside.current.style.transform = besideOf(at.current.x, at.current.y);
  }, []);
  const follow = useCallback(
    (element: HTMLElement | null) => {
      beside.current = element;
      place();
    },
    [place],
  );

  const begin = useCallback(
    (event: ReactPointerEvent<HTMLElement>, taken: Held) => {
      if (event.button !== 0) return;
      release.current();
      const start = { x: event.clientX, y: event.clientY };
      let moving = false;
      let target: Target | undefined;

      const move = ({ pointerId, clientX: x, clientY: y }: PointerEvent) => {
        if (pointerId !== event.pointerId) return;
        if (!moving && Math.hypot(x - start.x, y - start.y) < reach) return;
        if (!moving) {
          // What lies under the way is not to be marked as text.
          document.documentElement.style.setProperty('user-select', 'none');
          document.documentElement.style.setProperty('-webkit-user-select', 'none');
          window.getSelection()?.removeAllRanges();
        }
        const over = hands.current.targetAt(x, y, taken);
        at.current = { x, y };
        place();
        if (!moving || !hands.current.isSame(over, target)) held.set({ ...taken, target: over });
        moving = true;
        target = over;
      };
      const end = () => {
        release.current();
        if (!moving) return;
        swallowClick();
        if (target !== undefined) hands.current.onDrop(taken, target);
      };
      const key = (pressed: KeyboardEvent) => {
        if (pressed.key !== 'Escape' || !moving) return;
        swallowClick();
        release.current();
      };
      const letGo = () => release.current();
      // The browser's own dragging, of a picture, a link or of marked text, would take the pointer away.
      const noNative = (started: DragEvent) => started.preventDefault();
      release.current = () => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', end);
        window.removeEventListener('pointercancel', letGo);
        window.removeEventListener('keydown', key);
        window.removeEventListener('dragstart', noNative);
        document.documentElement.style.removeProperty('user-select');
        document.documentElement.style.removeProperty('-webkit-user-select');
        held.set(undefined);
        release.current = () => undefined;
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', end);
      window.addEventListener('pointercancel', letGo);
      window.addEventListener('keydown', key);
      window.addEventListener('dragstart', noNative);
    },
    [held, place],
  );

  return useMemo(() => ({ held, begin, follow }), [held, begin, follow]);
}
