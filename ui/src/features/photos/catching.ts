// Files let fall on the page, or pasted into it, go where their photos belong. Pages have several such places: each says
// which part of the page it is, and what to do with files.
import { useEffect, useRef } from 'react';
import { asRefusal, type Refusal } from '../../api/errors';
import { transport } from '../../api/transport';

interface Place {
  element: HTMLElement;
  /** The row it stands in: files for the row as a whole go to the first place of it. */
  row: HTMLElement;
  take: (files: File[]) => void;
  onRefused: (refusal: Refusal) => void;
}

const places = new Set<Place>();

/** The parts of a page that are about one thing. */
const parts = 'article, section, aside, form, li, [role=dialog], [data-photo-part]';

/** The place a part of the page stands for: its own, or that of the one row of photos around it. */
export function placeAt(node: Element | null): Place | undefined {
  for (let at = node; at; at = at.parentElement) {
    const around = at;
    const own = [...places].find(({ element }) => element === around);
    if (own) return own;
    if (!at.matches(parts)) continue;
    const inside = [...places]
      .filter(({ element }) => around.contains(element))
      .sort((one, other) =>
        one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
      );
    const [first] = inside;
    // Where several rows stand it is anybody's guess which is meant.
    if (first) return inside.every(({ row }) => row === first.row) ? first : undefined;
  }
  return undefined;
}

const textField = 'input, textarea, [contenteditable]:not([contenteditable=false])';

const holdsFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') === true;

function paste(event: ClipboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const files = [...(event.clipboardData?.files ?? [])];
  // What is pasted into a field is the field's.
  if (event.defaultPrevented || files.length === 0 || target?.closest(textField)) return;
  const place = placeAt(target);
  if (!place) return;
  event.preventDefault();
  place.take(files);
}

let marked: HTMLElement | undefined;
function mark(element: HTMLElement | undefined): void {
  if (marked === element) return;
  marked?.removeAttribute('data-over');
  element?.setAttribute('data-over', 'true');
  marked = element;
}

function hold(event: DragEvent): void {
  if (!holdsFiles(event.dataTransfer)) return;
  const place = event.target instanceof Element ? placeAt(event.target) : undefined;
  mark(place?.element);
  // A photo let fall beside its place must not take the page away: a browser would show it instead.
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = place ? 'copy' : 'none';
}

function leave(event: DragEvent): void {
  if (event.relatedTarget === null) mark(undefined);
}

function drop(event: DragEvent): void {
  mark(undefined);
  if (!holdsFiles(event.dataTransfer) || event.defaultPrevented) return;
  event.preventDefault();
  const place = event.target instanceof Element ? placeAt(event.target) : undefined;
  place?.take([...(event.dataTransfer?.files ?? [])]);
}

/** The window itself tells of files: its engine hands the page none. */
const listenToWindow = () =>
  transport().desktop?.onFilesDragged((dragged) => {
    if (!('at' in dragged) && !('refusal' in dragged)) return;
    const under = 'at' in dragged ? document.elementFromPoint(dragged.at.x, dragged.at.y) : null;
    const place = placeAt(under) ?? (places.size === 1 ? [...places][0] : undefined);
    if ('at' in dragged) place?.take(dragged.files);
    else place?.onRefused(asRefusal(dragged.refusal));
  });

const heard = [
  ['paste', paste],
  ['dragover', hold],
  ['dragleave', leave],
  ['drop', drop],
] as const;
let stopWindow: (() => void) | undefined;

function add(place: Place): () => void {
  if (places.size === 0) {
    for (const [name, listener] of heard) document.addEventListener(name, listener as EventListener);
    stopWindow = listenToWindow();
  }
  places.add(place);
  return () => {
    places.delete(place);
    if (places.size > 0) return;
    for (const [name, listener] of heard) document.removeEventListener(name, listener as EventListener);
    stopWindow?.();
  };
}

/** A place photos are let fall on or pasted into, while it takes any; the row around it says that it is one. */
export function useCatching(
  takes: boolean,
  take: (files: File[]) => void,
  onRefused: (refusal: Refusal) => void,
): React.RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef({ take, onRefused });
  latest.current = { take, onRefused };
  useEffect(() => {
    const own = element.current;
    if (!takes || !own) return;
    return add({
      element: own,
      row: own.closest<HTMLElement>('[data-photo-row]') ?? own,
      take: (files) => latest.current.take(files),
      onRefused: (refusal) => latest.current.onRefused(refusal),
    });
  }, [takes]);
  return element;
}
