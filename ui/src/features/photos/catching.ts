// Photos and files let fall on the page, or pasted into it, go where they belong. Pages have several such places: each
// says which part of the page it is, what it is for, and what to do with files.
import { useEffect, useRef } from 'react';
import { asRefusal, type Refusal } from '../../api/errors';
import { transport } from '../../api/transport';
import { isPdf } from './pdf';
import type { Belongs } from './uploadPlace';

interface Place {
  what: Belongs;
  element: HTMLElement;
  /** The row it stands in: files for the row as a whole go to the first place of it. */
  row: HTMLElement;
  take: (files: File[]) => void;
  onRefused: (refusal: Refusal) => void;
}

const places = new Set<Place>();

/** The parts of a page that are about one thing. */
const parts = 'article, section, aside, form, li, [role=dialog], [data-photo-part]';

/** The place a part of the page stands for: its own, or that of the one row of photos in it. */
export function placeAt(node: Element | null, what?: Belongs): Place | undefined {
  const wanted = [...places].filter((place) => what === undefined || place.what === what);
  for (let at = node; at; at = at.parentElement) {
    const around = at;
    const exact = wanted.find(({ element }) => element === around);
    if (exact) return exact;
    if (!at.matches(parts)) continue;
    const all = wanted.filter(({ element }) => around.contains(element));
    // What stands in a part within this one, as an item of a list does, is of that part first.
    const own = all.filter(({ element }) => element.parentElement?.closest(parts) === around);
    const inside = (own.length > 0 ? own : all).sort((one, other) =>
      one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    const [first] = inside;
    // Where several rows stand it is anybody's guess which is meant.
    if (first) return inside.every(({ row }) => row === first.row) ? first : undefined;
  }
  return undefined;
}

/** Where no place is for such files, the one that was meant says so in words. */
const placeFor = (node: Element | null, what: Belongs): Place | undefined =>
  placeAt(node, what) ?? placeAt(node);

const belongsTo = (file: Pick<File, 'name' | 'type'>): Belongs => (isPdf(file) ? 'files' : 'photos');

/** Gives files to the places they are for; answers whether any was taken. */
function share(files: File[], placeOf: (what: Belongs) => Place | undefined): boolean {
  let taken = false;
  for (const what of ['photos', 'files'] as const) {
    const own = files.filter((file) => belongsTo(file) === what);
    const place = own.length > 0 ? placeOf(what) : undefined;
    place?.take(own);
    taken ||= place !== undefined;
  }
  return taken;
}

const textField = 'input, textarea, [contenteditable]:not([contenteditable=false])';

const holdsFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') === true;

function paste(event: ClipboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const files = [...(event.clipboardData?.files ?? [])];
  // What is pasted into a field is the field's.
  if (event.defaultPrevented || files.length === 0 || target?.closest(textField)) return;
  if (share(files, (what) => placeFor(target, what))) event.preventDefault();
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
  // Of files that are still held a page is told the types and no names. What would be refused here is not asked for.
  const held = [...(event.dataTransfer?.items ?? [])].map(({ type }) => belongsTo({ name: '', type }));
  const kinds = held.length > 0 ? new Set(held) : new Set<Belongs>(['photos']);
  const target = event.target instanceof Element ? event.target : null;
  const [place] = [...kinds].flatMap((what) => placeAt(target, what) ?? []);
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
  const target = event.target instanceof Element ? event.target : null;
  share([...(event.dataTransfer?.files ?? [])], (what) => placeFor(target, what));
}

/** The window itself tells of files: its engine hands the page none. */
const listenToWindow = () =>
  transport().desktop?.onFilesDragged((dragged) => {
    if (!('at' in dragged) && !('refusal' in dragged)) return;
    const under = 'at' in dragged ? document.elementFromPoint(dragged.at.x, dragged.at.y) : null;
    const [any] = places;
    if ('at' in dragged)
      share(dragged.files, (what) => placeFor(under, what) ?? (places.size === 1 ? any : undefined));
    // What could not be read is said on the page, wherever it was let fall.
    else any?.onRefused(asRefusal(dragged.refusal));
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

/** A place photos or files are let fall on or pasted into, while it takes any; the row around it says that it is one. */
export function useCatching(
  what: Belongs,
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
      what,
      element: own,
      row: own.closest<HTMLElement>('[data-photo-row]') ?? own,
      take: (files) => latest.current.take(files),
      onRefused: (refusal) => latest.current.onRefused(refusal),
    });
  }, [what, takes]);
  return element;
}
