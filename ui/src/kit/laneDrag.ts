import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { minuteAt } from './lanes';

export interface LaneTarget {
  lane: number;
  minute: number;
}

interface Dragging {
  id: number;
  minutes: number;
  x: number;
  y: number;
  /** Where it would land; nothing while the pointer is beside the lanes. */
  target?: LaneTarget;
}

interface Held {
  id: number;
  minutes: number;
  /** How far behind its beginning the block was taken, in minutes; 0 for something from outside the lanes. */
  grabbed?: number;
}

export interface LaneDrag {
  dragging: Dragging | undefined;
  begin: (event: ReactPointerEvent<HTMLElement>, held: Held) => void;
}

const reach = 6;

function targetAt(x: number, y: number, grabbed: number): LaneTarget | undefined {
  const track = document
    .elementsFromPoint(x, y)
    .map((element) => element.closest<HTMLElement>('[data-lane]'))
    .find((element) => element !== null);
  if (!track) return undefined;
  const { left, width } = track.getBoundingClientRect();
  const { lane, from, to } = track.dataset;
  return {
    lane: Number(lane),
    minute: minuteAt(x, { left, width, from: Number(from), to: Number(to) }, grabbed),
  };
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

/** Takes something and lays it on a lane: by mouse, pen or finger. Esc lets go. */
export function useLaneDrag(onDrop: (id: number, target: LaneTarget) => void): LaneDrag {
  const [dragging, setDragging] = useState<Dragging>();
  const drop = useRef(onDrop);
  drop.current = onDrop;
  const release = useRef<() => void>(() => undefined);
  useEffect(() => () => release.current(), []);

  const begin = useCallback((event: ReactPointerEvent<HTMLElement>, held: Held) => {
    if (event.button !== 0) return;
    release.current();
    const start = { x: event.clientX, y: event.clientY };
    const { id, minutes, grabbed = 0 } = held;
    let moving = false;
    let target: LaneTarget | undefined;

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
      target = targetAt(at.clientX, at.clientY, grabbed);
      setDragging({ id, minutes, x: at.clientX, y: at.clientY, target });
    };
    const end = () => {
      release.current();
      if (!moving) return;
      swallowClick();
      if (target) drop.current(id, target);
    };
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape' || !moving) return;
      swallowClick();
      release.current();
    };
    const letGo = () => release.current();
    // The browser's own dragging, of a picture or of marked text, would take the pointer away.
    const noNative = (started: DragEvent) => started.preventDefault();
    release.current = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', letGo);
      window.removeEventListener('keydown', key);
      window.removeEventListener('dragstart', noNative);
      document.documentElement.style.removeProperty('user-select');
      document.documentElement.style.removeProperty('-webkit-user-select');
      setDragging(undefined);
      release.current = () => undefined;
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', letGo);
    window.addEventListener('keydown', key);
    window.addEventListener('dragstart', noNative);
  }, []);

  return { dragging, begin };
}
