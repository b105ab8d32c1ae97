import { useEffect, useRef } from 'react';

type Close = (event: never) => void;
interface Layer {
  close: Close;
}

/** The dialogs and drawers that stand open, the topmost last. */
const layers: Layer[] = [];

/**
 * What closes a dialog or drawer. Escape is heard by the topmost one until it has faded away: pressed twice, the
 * second would meet the one that is on its way out and do nothing, so that one hands it to whichever stands open
 * below.
 */
export function useLayer<Event>(open: boolean | undefined, close: ((event: Event) => void) | undefined) {
  const layer = useRef<Layer>({ close: () => undefined });
  layer.current.close = (event) => close?.(event as Event);
  useEffect(() => {
    if (!open) return;
    const mine = layer.current;
    layers.push(mine);
    return () => {
      layers.splice(layers.indexOf(mine), 1);
    };
  }, [open]);
  return (event: Event) => {
    if (open) return close?.(event);
    if ((event as { key?: string }).key === 'Escape') layers.at(-1)?.close(event as never);
  };
}
