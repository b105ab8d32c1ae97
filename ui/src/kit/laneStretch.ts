import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { type Span, stretchedTo } from './lanes';

interface Stretching {
  id: number;
  lane: number;
  minute: number;
  /** How long it would last. */
  minutes: number;
}

export interface LaneStretch {
  stretching: Stretching | undefined;
  begin: (event: ReactPointerEvent<HTMLElement>, block: Span) => void;
}

/** Takes a block at its end and makes it longer or shorter, by half hours. Esc lets go. */
export function useLaneStretch(onDrop: (id: number, minutes: number) => void): LaneStretch {
  const [stretching, setStretching] = useState<Stretching>();
  const drop = useRef(onDrop);
  drop.current = onDrop;
  const release = useRef<() => void>(() => undefined);
  useEffect(() => () => release.current(), []);

  const begin = useCallback((event: ReactPointerEvent<HTMLElement>, block: Span) => {
    const track = event.currentTarget.closest<HTMLElement>('[data-lane]');
    if (event.button !== 0 || !track) return;
    // The block itself is neither taken nor opened.
    event.stopPropagation();
    event.preventDefault();
    release.current();
    const { left, width } = track.getBoundingClientRect();
    const { from, to } = track.dataset;
    let minutes = block.minutes;
    const move = (at: PointerEvent) => {
      if (at.pointerId !== event.pointerId) return;
      minutes = stretchedTo(at.clientX, { left, width, from: Number(from), to: Number(to) }, block);
      setStretching({ id: block.id, lane: block.lane, minute: block.from, minutes });
    };
    const end = () => {
      release.current();
      if (minutes !== block.minutes) drop.current(block.id, minutes);
    };
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key === 'Escape') release.current();
    };
    const letGo = () => release.current();
    release.current = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', letGo);
      window.removeEventListener('keydown', key);
      setStretching(undefined);
      release.current = () => undefined;
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', letGo);
    window.addEventListener('keydown', key);
  }, []);

  return { stretching, begin };
}
