import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react';

export interface Carried<Held, Target> {
  held: Held;
  x: number;
  y: number;
  /** Where it would land; nothing while the pointer is beside every place. */
  target: Target | undefined;
}

export interface PointerDrag<Held, Target> {
  carried: Carried<Held, Target> | undefined;
  begin: (event: ReactPointerEvent<HTMLElement>, held: Held) => void;
}

const reach = 6;

/** The topmost of what lies under a point that is, or is within, such a thing. */
export function under(x: number, y: number, selector: string): HTMLElement | undefined {
  return (
    document
      .elementsFromPoint(x, y)
      .map((element) => element.closest<HTMLElement>(selector))
      .find((element) => element !== null) ?? undefined
  );
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
): PointerDrag<Held, Target> {
  const [carried, setCarried] = useState<Carried<Held, Target>>();
  const hands = useRef({ targetAt, onDrop });
  hands.current = { targetAt, onDrop };
  const release = useRef<() => void>(() => undefined);
  useEffect(() => () => release.current(), []);

  const begin = useCallback((event: ReactPointerEvent<HTMLElement>, held: Held) => {
    if (event.button !== 0) return;
    release.current();
    const start = { x: event.clientX, y: event.clientY };
    let moving = false;
    let target: Target | undefined;

    const move = (at: PointerEvent) => {
      if (at.pointerId !== event.pointerId) return;
      if (!moving && Math.hypot(at.clientX - start.x, at.clientY - start.y) < reach) return;
      if (!moving) {
        // What lies under the way is not to be marked as text.
        document.documentElement.style.setProperty('user-select', 'none');
        document.documentElement.style.setProperty('-webkit-user-select', 'none');
        window.getSelection()?.removeAllRanges();
      }
      moving = true;
      target = hands.current.targetAt(at.clientX, at.clientY, held);
      setCarried({ held, x: at.clientX, y: at.clientY, target });
    };
    const end = () => {
      release.current();
      if (!moving) return;
      swallowClick();
      if (target !== undefined) hands.current.onDrop(held, target);
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
      setCarried(undefined);
      release.current = () => undefined;
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', letGo);
    window.addEventListener('keydown', key);
    window.addEventListener('dragstart', noNative);
  }, []);

  return { carried, begin };
}
