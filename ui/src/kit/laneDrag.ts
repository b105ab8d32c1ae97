import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { minuteAt } from './lanes';
import { type Watched, watched } from './watched';

export interface LaneTarget {
  lane: number;
  minute: number;
}

export interface Dragging {
  id: number;
  minutes: number;
  /** Where it would land; nothing while the pointer is beside the lanes. */
  target?: LaneTarget | undefined;
}

interface Held {
  id: number;
  minutes: number;
  /** How far behind its beginning the block was taken, in minutes; 0 for something from outside the lanes. */
  grabbed?: number;
}

export interface LaneDrag {
  /** What is in the hand; it changes only where the pointer reaches another half hour or another lane. */
  held: Watched<Dragging | undefined>;
  begin: (event: ReactPointerEvent<HTMLElement>, held: Held) => void;
  /** For the ref of what is drawn beside the pointer: it goes along without being drawn again. */
  follow: (element: HTMLElement | null) => void;
}

const reach = 6;

/** How what is drawn beside a place stands there. */
export const besideOf = (x: number, y: number): string => `translate3d(${x + 12}px, ${y + 12}px, 0)`;

const laneOf = (element: Element | null) => element?.closest<HTMLElement>('[data-lane]') ?? null;

function targetAt(x: number, y: number, grabbed: number): LaneTarget | undefined {
  // A message may lie over the lanes: what is under it is asked for only then.
  const track =
    laneOf(document.elementFromPoint(x, y)) ??
    document
      .elementsFromPoint(x, y)
      .map(laneOf)
      .find((element) => element !== null);
  if (!track) return undefined;
  const { left, width } = track.getBoundingClientRect();
  const { lane, from, to } = track.dataset;
  return {
    lane: Number(lane),
    minute: minuteAt(x, { left, width, from: Number(from), to: Number(to) }, grabbed),
  };
}

const isSame = (one: LaneTarget | undefined, other: LaneTarget | undefined): boolean =>
  one?.lane === other?.lane && one?.minute === other?.minute;

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
  const held = useMemo(() => watched<Dragging | undefined>(undefined), []);
  const drop = useRef(onDrop);
  drop.current = onDrop;
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
      const { id, minutes, grabbed = 0 } = taken;
      let moving = false;
      let target: LaneTarget | undefined;

      const move = ({ pointerId, clientX: x, clientY: y }: PointerEvent) => {
        if (pointerId !== event.pointerId) return;
        if (!moving && Math.hypot(x - start.x, y - start.y) < reach) return;
        if (!moving) {
          // What lies under the way is not to be marked as text.
          document.documentElement.style.setProperty('user-select', 'none');
          document.documentElement.style.setProperty('-webkit-user-select', 'none');
          window.getSelection()?.removeAllRanges();
        }
        const over = targetAt(x, y, grabbed);
        at.current = { x, y };
        place();
        if (!moving || !isSame(over, target)) held.set({ id, minutes, target: over });
        moving = true;
        target = over;
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
